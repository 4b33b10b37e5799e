import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ChildDoc } from '#model/child.ts';
import { monthOf, type Day } from '#model/day.ts';
import type { Slug } from '#model/ids.ts';
import { serviceDay, type ServiceDay } from '#model/service-day.ts';
import { today } from '../../app/clock.ts';
import { storeContext } from '../../app/contexts.ts';
import { daySymbols, dayStateWord } from '../../app/day-state.ts';
import { fullStamp } from '../../app/format.ts';
import type { Refused, Store } from '../../data/store.ts';
import type { AttendanceData } from './attendance-data.ts';
import './day-absence.ts';
import { clockWords, mealWord } from './day-words.ts';

/** A day of the chosen children, service by service: plan, absence and fact, and what can be done about it. */
@customElement('pg-day-detail')
export class DayDetail extends LitElement {
  @property({ attribute: false }) day: Day = '';
  @property({ attribute: false }) childDocs: readonly ChildDoc[] = [];
  @property({ attribute: false }) data!: AttendanceData;
  @property({ attribute: false }) refused: readonly Refused[] = [];
  @consume({ context: storeContext }) store!: Store;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const sections = this.childDocs.flatMap((child) =>
      this.data
        .servicesOf(child.child ?? '', monthOf(this.day))
        .map((service) => this.#section(child, service)),
    );
    return sections.length > 0
      ? html`${sections}`
      : html`<p>${msg('In questo giorno non c’è nessun servizio.')}</p>`;
  }

  #section(child: ChildDoc, service: Slug): TemplateResult {
    const facts = this.data.factsOf(child.child ?? '', service);
    const one = serviceDay(this.day, facts, today());
    return html`<section class="section">
      <h3>${child.body.givenName} · ${this.data.serviceName(service)}</h3>
      <p class="day-title">
        ${
          daySymbols[one.state]
            ? html`<span class="month-mark is-${one.state}" aria-hidden="true"
                >${daySymbols[one.state]}</span
              >`
            : nothing
        }
        <strong>${sentence(one, this.day === today())}</strong>
      </p>
      ${recordOf(one)}
      <pg-day-absence
        .child=${child}
        .service=${facts.service}
        .slug=${service}
        .one=${one}
        .by=${this.data.memberName(one.absence?.author)}
        .refused=${this.refused.find(
          ({ doc }) =>
            doc.type === 'absence' &&
            doc.child === child.child &&
            doc.body.service === service &&
            doc.body.day === this.day,
        )}
      ></pg-day-absence>
    </section>`;
  }
}

function sentence(one: ServiceDay, isToday: boolean): string {
  if (one.closure) return `${msg('Servizio chiuso')}: ${one.closure}`;
  if (one.state === 'awaited' && isToday)
    return msg('In programma: la scuola non ha ancora registrato l’appello');
  const word = dayStateWord(one.state);
  return word.charAt(0).toLocaleUpperCase() + word.slice(1);
}

function recordOf({ presence }: ServiceDay): TemplateResult | undefined {
  if (!presence) return undefined;
  const fact = (name: string, value: string | undefined) =>
    value === undefined
      ? nothing
      : html`<dt>${name}</dt>
          <dd>${value}</dd>`;
  return html`<dl class="day-facts">
    ${fact(msg('Entrata'), presence.in && clockWords(presence.in))}
    ${fact(msg('Uscita'), presence.out && clockWords(presence.out))}
    ${fact(msg('Pasto'), presence.meal && mealWord(presence.meal))}
    ${fact(
      msg('Registrato da'),
      msg(str`${presence.by}, ${fullStamp(presence.at)}`),
    )}
  </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-day-detail': DayDetail;
  }
}
