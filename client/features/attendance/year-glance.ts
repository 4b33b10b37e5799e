import { msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { countDays } from '#model/count-days.ts';
import type { Month } from '#model/day.ts';
import type { SchoolYear } from '#model/school-year.ts';
import type { ServiceDay } from '#model/service-day.ts';
import { daySymbols } from '../../app/day-state.ts';
import { monthTitle } from '../../app/format.ts';

/** A school year at a glance, a row a month: the figures as text, the days as a strip of signs. */
@customElement('pg-year-glance')
export class YearGlance extends LitElement {
  @property({ attribute: false }) year: SchoolYear = '';
  @property({ attribute: false }) current: Month = '';
  @property({ attribute: false }) months: readonly (readonly [
    Month,
    readonly ServiceDay[],
  ])[] = [];
  @property({ attribute: false }) hrefOf: (month: Month) => string = (month) =>
    month;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<table class="year">
      <caption>
        ${msg(str`Anno scolastico ${this.year.replace('-', '/')}`)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${msg('Mese')}</th>
          <th scope="col" class="year-count">${msg('Presenze')}</th>
          <th scope="col" class="year-count">${msg('Assenze')}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${this.months.map(([month, days]) => this.#row(month, days))}
      </tbody>
    </table>`;
  }

  #row(month: Month, days: readonly ServiceDay[]): TemplateResult {
    const count = countDays(days);
    return html`<tr>
      <th scope="row">
        <a
          href=${this.hrefOf(month)}
          aria-current=${ifDefined(month === this.current ? 'true' : undefined)}
          >${monthTitle(month)}</a
        >
      </th>
      <td class="year-count">${count.recorded > 0 ? count.present : '–'}</td>
      <td class="year-count">${count.recorded > 0 ? count.absent : '–'}</td>
      <td aria-hidden="true">
        <div class="year-strip">
          ${days.map(
            (one) =>
              html`<span class="year-day is-${one.state}"
                >${daySymbols[one.state]}</span
              >`,
          )}
        </div>
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-year-glance': YearGlance;
  }
}
