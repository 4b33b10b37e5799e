import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ClosureDoc } from '#model/closure.ts';
import type { ServiceToday } from '#model/child-today.ts';
import type { DayState } from '#model/service-day.ts';
import { now } from '../../app/clock.ts';
import { daySymbols } from '../../app/day-state.ts';
import { euro, longDay, shortDate } from '../../app/format.ts';
import type { Names } from '../../app/names.ts';
import { pendingWords } from '../../app/sync-words.ts';
import { clockIcon } from '../../ui/icons.ts';
import type { ChildCard } from './home-view.ts';
import { isUnsent, todayWords, tomorrowWords } from './service-words.ts';

/** A child's day in words: each service today, tomorrow when it is not ordinary, the next closure, what is to pay. */
export function childCard(card: ChildCard, names: Names): TemplateResult {
  const { child, services } = card;
  const id = child.child ?? '';
  return html`<article class="card child-card" aria-labelledby="child-${id}">
    <header class="child-head">
      <h2 id="child-${id}">
        <a href="/presenze?figlio=${id}">${child.body.givenName}</a>
      </h2>
      ${card.place ? html`<p class="small muted">${card.place}</p>` : nothing}
    </header>
    ${
      services.length > 0
        ? html`<ul class="child-services">
            ${services.map((one) => serviceLine(one, names))}
          </ul>`
        : html`<p class="muted">
            ${msg('Oggi e domani nessun servizio del Comune.')}
          </p>`
    }
    <ul class="child-facts small">
      ${card.closure ? html`<li>${closureWords(card.closure)}</li>` : nothing}
      ${card.open > 0 ? html`<li>${openWords(card)}</li>` : nothing}
      ${
        card.pending > 0
          ? html`<li class="child-pending">
              ${clockIcon()}${pendingWords(card.pending)}
            </li>`
          : nothing
      }
    </ul>
  </article>`;
}

function serviceLine(one: ServiceToday, names: Names): TemplateResult {
  const tomorrow = tomorrowWords(one.tomorrow);
  return html`<li>
    <span class="child-service">${names.service(one.service)}</span>
    <span class="child-state"
      >${mark(one.today.state)}${todayWords(one.today)}${unsent(
        isUnsent(one.today),
      )}</span
    >
    ${
      tomorrow
        ? html`<span class="child-tomorrow"
            >${mark(one.tomorrow.state)}${tomorrow}${unsent(
              isUnsent(one.tomorrow),
            )}</span
          >`
        : nothing
    }
  </li>`;
}

function mark(state: DayState): TemplateResult | typeof nothing {
  return daySymbols[state] === ''
    ? nothing
    : html`<span class="day-mark is-${state}" aria-hidden="true"
        >${daySymbols[state]}</span
      >`;
}

function openWords({ child, open, late, openBy }: ChildCard): TemplateResult {
  const when =
    late === open
      ? msg('già scaduti')
      : late > 0
        ? msg(str`di cui ${euro(late)} già scaduti`)
        : msg(str`entro il ${shortDate(openBy ?? '', now())}`);
  return html`<a href="/conto?figlio=${child.child ?? ''}"
      >${msg(str`Da pagare ${euro(open)}`)}</a
    >, ${when}`;
}

function unsent(is: boolean): TemplateResult | typeof nothing {
  return is
    ? html` <span class="badge is-wait"
        >${clockIcon()}${msg('su questo telefono')}</span
      >`
    : nothing;
}

function closureWords({ body }: ClosureDoc): string {
  return body.from === body.to
    ? msg(str`Chiusura ${longDay(body.from)}: ${body.reason}`)
    : msg(
        str`Chiusura dal ${shortDate(body.from, now())} al ${shortDate(body.to, now())}: ${body.reason}`,
      );
}
