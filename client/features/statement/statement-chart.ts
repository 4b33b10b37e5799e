import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Chart } from 'chart.js';
import { sameValue } from '#model/same.ts';
import type { ServiceTotals } from '#model/statement.ts';
import { euro } from '../../app/format.ts';
import type { BarChartData } from './bar-chart.ts';
import { chartText, wrapLabel } from './chart-figures.ts';

/**
 * Due and paid per service, and the debit or credit that results. chart.js comes only when this element is on the
 * page, after the figures; the table beside says the same, so nothing is lost while it loads or if it cannot.
 */
@customElement('pg-statement-chart')
export class StatementChart extends LitElement {
  @property({
    attribute: false,
    hasChanged: (one, other) => !sameValue(one, other),
  })
  services: readonly ServiceTotals[] = [];
  @property({ attribute: false }) serviceName: (slug: string) => string = (
    slug,
  ) => slug;
  #charts: Chart[] = [];
  #theme = matchMedia('(prefers-color-scheme: dark)');

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#theme.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#theme.removeEventListener('change', this.#redraw);
    this.#destroy();
  }

  protected override render(): TemplateResult {
    const text = chartText(this.services, this.serviceName);
    const rows = String(Math.max(this.services.length, 1));
    return html`<figure class="chart" data-rows=${rows}>
      <figcaption>${msg('Dovuto, pagato e saldo per servizio')}</figcaption>
      <ul class="chart-legend" aria-hidden="true">
        <li><span class="chart-key is-due"></span>${msg('Dovuto')}</li>
        <li><span class="chart-key is-paid"></span>${msg('Pagato')}</li>
      </ul>
      <div class="chart-box">
        <canvas class="chart-flows" role="img" aria-label=${text}></canvas>
      </div>
      <ul class="chart-legend" aria-hidden="true">
        <li><span class="chart-key is-debt"></span>${msg('Da pagare')}</li>
        <li><span class="chart-key is-credit"></span>${msg('Credito')}</li>
      </ul>
      <div class="chart-box is-single">
        <canvas class="chart-balance" aria-hidden="true"></canvas>
      </div>
    </figure>`;
  }

  protected override updated(): void {
    void this.#draw();
  }

  #redraw = (): void => {
    void this.#draw();
  };

  async #draw(): Promise<void> {
    const { drawBars } = await import('./bar-chart.ts');
    const flows = this.querySelector<HTMLCanvasElement>('.chart-flows');
    const balance = this.querySelector<HTMLCanvasElement>('.chart-balance');
    if (!this.isConnected || !flows || !balance) return;
    this.#destroy();
    this.#charts = [
      drawBars(flows, this.#flows()),
      drawBars(balance, this.#balance()),
    ];
  }

  #destroy(): void {
    for (const one of this.#charts) one.destroy();
    this.#charts = [];
  }

  #flows(): BarChartData {
    const { services } = this;
    return {
      ...this.#frame(),
      series: [
        {
          name: msg('Dovuto'),
          values: services.map((one) => one.due / 100),
          colors: services.map(() => this.#color('due')),
          fill: 'solid',
        },
        {
          name: msg('Pagato'),
          values: services.map((one) => one.paid / 100),
          colors: services.map(() => this.#color('paid')),
          fill: 'hatched',
        },
      ],
    };
  }

  /** A debit goes right in one colour and pattern, a credit left in the other. */
  #balance(): BarChartData {
    const { services } = this;
    return {
      ...this.#frame(),
      series: [
        {
          name: msg('Da pagare'),
          values: services.map((one) => Math.max(one.balance, 0) / 100),
          colors: services.map(() => this.#color('debt')),
          fill: 'solid',
        },
        {
          name: msg('Credito'),
          values: services.map((one) => Math.min(one.balance, 0) / 100),
          colors: services.map(() => this.#color('credit')),
          fill: 'dotted',
        },
      ],
      stacked: true,
    };
  }

  #frame(): Pick<BarChartData, 'labels' | 'ink' | 'grid' | 'format'> {
    return {
      labels: this.services.map((one) =>
        wrapLabel(this.serviceName(one.service)),
      ),
      ink: this.#color('ink'),
      grid: this.#color('grid'),
      format: (amount) => euro(Math.round(amount * 100)),
    };
  }

  /** The colours are the stylesheet's, so that dark mode and print have theirs. */
  #color(name: string): string {
    return getComputedStyle(this).getPropertyValue(`--chart-${name}`).trim();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-chart': StatementChart;
  }
}
