import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ChildDoc } from '#model/child.ts';
import { countDays } from '#model/count-days.ts';
import { daysOfMonth, type Day, type Month } from '#model/day.ts';
import type { Slug } from '#model/ids.ts';
import { schoolYearOf } from '#model/school-year.ts';
import { serviceDay, type ServiceDay } from '#model/service-day.ts';
import { today } from '../../app/clock.ts';
import { hrefWith } from '../../app/href-with.ts';
import type { Place } from '../../app/route.ts';
import type { AttendanceData } from './attendance-data.ts';
import { schoolYearMonths } from './month-choice.ts';
import './month-list.ts';
import { summaryNotes, summaryWords } from './month-summary.ts';
import './month-table.ts';
import './year-glance.ts';

/** One child's month in one service, with its services as tabs and, alone on a wide screen, the school year. */
@customElement('pg-child-month')
export class ChildMonth extends LitElement {
  @property({ attribute: false }) child!: ChildDoc;
  @property({ attribute: false }) month: Month = '';
  @property({ attribute: false }) data!: AttendanceData;
  @property({ attribute: false }) place!: Place;
  /** True when no other child is on the page: its name needs no heading and the year has room. */
  @property({ attribute: false }) isOnly = false;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const services = this.data.servicesOf(this.#childId, this.month);
    const asked = this.place.query.get('servizio');
    const service = services.find((one) => one === asked) ?? services[0] ?? '';
    const days = this.#daysOf(this.month, service);
    const count = countDays(days);
    const name = this.child.body.givenName;
    return html`<section
      class="child-month"
      aria-label="${name}, ${this.data.serviceName(service)}"
    >
      ${this.isOnly ? nothing : html`<h2>${name}</h2>`}
      ${this.#tabs(services, service)}
      <div class="month-words">
        <p class="month-summary">${summaryWords(count)}</p>
        ${summaryNotes(count).map((one) => html`<p>${one}</p>`)}
      </div>
      <div class="month-and-year">
        ${this.#view(days)} ${this.isOnly ? this.#year(service) : nothing}
      </div>
    </section>`;
  }

  get #childId(): string {
    return this.child.child ?? '';
  }

  #tabs(services: readonly Slug[], current: Slug): TemplateResult {
    if (services.length === 1)
      return html`<p class="month-service">
        ${this.data.serviceName(current)}
      </p>`;
    return html`<nav class="tabs" aria-label=${msg('Servizi')}>
      ${services.map(
        (one) =>
          html`<a
            href=${hrefWith(this.place, { servizio: one }, '/presenze')}
            aria-current=${ifDefined(one === current ? 'true' : undefined)}
            >${this.data.serviceName(one)}</a
          >`,
      )}
    </nav>`;
  }

  #view(days: readonly ServiceDay[]): TemplateResult {
    const hrefOf = (day: Day) =>
      hrefWith(this.place, { figlio: this.#childId }, `/presenze/${day}`);
    return this.place.query.get('vista') === 'elenco'
      ? html`<pg-month-list
          .days=${days}
          .today=${today()}
          .hrefOf=${hrefOf}
        ></pg-month-list>`
      : html`<pg-month-table
          .month=${this.month}
          .days=${days}
          .today=${today()}
          .hrefOf=${hrefOf}
        ></pg-month-table>`;
  }

  #year(service: Slug): TemplateResult {
    const months = schoolYearMonths(this.month).map(
      (month) => [month, this.#daysOf(month, service)] as const,
    );
    // July and August stay out of a service that ends in June.
    const used = months.filter(([, days]) =>
      days.some(({ state }) => state !== 'none'),
    );
    return html`<pg-year-glance
      .year=${schoolYearOf(`${this.month}-01`)}
      .current=${this.month}
      .months=${used}
      .hrefOf=${(month: Month) =>
        hrefWith(this.place, { mese: month }, '/presenze')}
    ></pg-year-glance>`;
  }

  #daysOf(month: Month, service: Slug): ServiceDay[] {
    const facts = this.data.factsOf(this.#childId, service);
    return daysOfMonth(month).map((day) => serviceDay(day, facts, today()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-child-month': ChildMonth;
  }
}
