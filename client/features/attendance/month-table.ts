import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Day, Month } from '#model/day.ts';
import type { ServiceDay } from '#model/service-day.ts';
import { daySymbols } from '../../app/day-state.ts';
import { monthTitle, weekdayName } from '../../app/format.ts';
import { daySentence } from './day-words.ts';
import { monthWeeks } from './month-weeks.ts';

/** A month as a true table, Monday first; every day of service is a link to its detail. */
@customElement('pg-month-table')
export class MonthTable extends LitElement {
  @property({ attribute: false }) month: Month = '';
  @property({ attribute: false }) today: Day = '';
  @property({ attribute: false }) days: readonly ServiceDay[] = [];
  @property({ attribute: false }) hrefOf: (day: Day) => string = (day) => day;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const byDay = new Map(this.days.map((one) => [one.day, one]));
    return html`<table class="month">
      <caption class="visually-hidden">
        ${monthTitle(this.month)}
      </caption>
      <thead>
        <tr>
          ${[1, 2, 3, 4, 5, 6, 7].map(
            (index) =>
              html`<th scope="col" abbr=${weekdayName(index, 'long')}>
                ${weekdayName(index, 'short')}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${monthWeeks(this.month).map(
          (week) =>
            html`<tr>
              ${week.map((day) => this.#cell(day, day && byDay.get(day)))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #cell(day: Day | undefined, one: ServiceDay | undefined): TemplateResult {
    if (!day || !one) return html`<td></td>`;
    const isToday = day === this.today;
    const number = String(Number(day.slice(8)));
    const inside = html`<span class="month-number" aria-hidden="true"
        >${number}</span
      ><span class="month-symbol" aria-hidden="true"
        >${daySymbols[one.state]}</span
      ><span class="visually-hidden">${daySentence(one, isToday)}</span>`;
    return html`<td
      class="month-day is-${one.state}${isToday ? ' is-today' : ''}"
      aria-current=${ifDefined(isToday ? 'date' : undefined)}
    >
      ${
        one.state === 'none'
          ? html`<span>${inside}</span>`
          : html`<a href=${this.hrefOf(day)}>${inside}</a>`
      }
    </td>`;
  }
}

/** What the signs of the table mean. */
export function legend(): TemplateResult {
  const entries = [
    ['present', msg('Presente')],
    ['absent', msg('Assente')],
    ['reported', msg('Assenza comunicata')],
    ['closed', msg('Servizio chiuso')],
  ] as const;
  return html`<ul class="month-legend" aria-label=${msg('Legenda')}>
    ${entries.map(
      ([state, word]) =>
        html`<li>
          <span class="month-mark is-${state}" aria-hidden="true"
            >${daySymbols[state]}</span
          >
          ${word}
        </li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-month-table': MonthTable;
  }
}
