import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock, Day } from '#model/day.ts';
import type { ServiceDay } from '#model/service-day.ts';
import { daySymbols, dayStateWord } from '../../app/day-state.ts';
import { longDay } from '../../app/format.ts';
import { clockWords, mealWord } from './day-words.ts';

/** The month's days of service as a list: the same facts for narrow screens and for those who listen. */
@customElement('pg-month-list')
export class MonthList extends LitElement {
  @property({ attribute: false }) today: Day = '';
  @property({ attribute: false }) days: readonly ServiceDay[] = [];
  @property({ attribute: false }) hrefOf: (day: Day) => string = (day) => day;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const days = this.days.filter(
      (one) => one.state !== 'none' && one.state !== 'awaited',
    );
    if (days.length === 0)
      return html`<p>
        ${msg(
          'In questo mese non c’è ancora nulla di registrato. Le presenze compaiono quando la scuola fa l’appello.',
        )}
      </p>`;
    return html`<ol class="month-list" reversed>
      ${[...days].reverse().map(
        (one) =>
          html`<li>
            <a href=${this.hrefOf(one.day)}>
              <span class="month-mark is-${one.state}" aria-hidden="true"
                >${daySymbols[one.state]}</span
              >
              <span class="month-list-day"
                >${one.day === this.today ? `${msg('oggi')}, ` : ''}${longDay(
                  one.day,
                )}</span
              >
              <span class="month-list-words">${words(one)}</span>
            </a>
          </li>`,
      )}
    </ol>`;
  }
}

/** 'presente, 8:05–15:40, pasto completo' */
function words(one: ServiceDay): string {
  const { presence } = one;
  const parts = [dayStateWord(one.state)];
  if (one.closure) parts.push(one.closure);
  if (presence?.in || presence?.out)
    parts.push(`${said(presence.in)}–${said(presence.out)}`);
  if (presence?.meal) parts.push(mealWord(presence.meal));
  return parts.join(', ');
}

/** A time not recorded is left open. */
function said(clock: Clock | undefined): string {
  return clock === undefined ? '…' : clockWords(clock);
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-month-list': MonthList;
  }
}
