import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ChildDoc } from '#model/child.ts';
import { addMonths, isDay, monthOf, type Day, type Month } from '#model/day.ts';
import { asOf } from '../../app/as-of.ts';
import { today } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { capitalised, longDay, monthTitle } from '../../app/format.ts';
import { hrefWith } from '../../app/href-with.ts';
import { LiveQuery } from '../../app/live-query.ts';
import type { Navigation } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { emptyState } from '../../ui/empty-state.ts';
import {
  absenceIcon,
  backIcon,
  calendarIcon,
  forwardIcon,
  gridIcon,
  listIcon,
} from '../../ui/icons.ts';
import '../../ui/sheet.ts';
import { skeleton } from '../../ui/skeleton.ts';
import {
  attendanceData,
  attendanceTypes,
  type AttendanceData,
} from './attendance-data.ts';
import './child-month.ts';
import './day-detail.ts';
import { monthFrom, monthOffer } from './month-choice.ts';
import { legend } from './month-table.ts';

/** Presenze: a month for each chosen child, the detail of a day over it. */
@customElement('pg-attendance-page')
export class AttendancePage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  #docs = new LiveQuery(this, () => this.store.watch(...attendanceTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.#docs.value) return skeleton(msg('Leggo le presenze'), 8);
    const data = attendanceData(this.#docs.value);
    const { chosen } = this.childChoice;
    const { query, params } = this.place;
    const month = monthFrom(query.get('mese'), params['day'], today());
    const withService = chosen.filter(
      (one) => data.servicesOf(one.child ?? '', month).length > 0,
    );
    return html`<div class="attendance">
      ${this.#monthHead(month, data)}
      ${
        withService.length > 0
          ? html`<div class="attendance-children">
                ${withService.map((one) => this.#child(one, month, data))}
              </div>
              ${this.#act()}
              <div class="month-tools no-print">
                ${legend()} ${this.#views()}
              </div>`
          : (notArrived(
              this.#sync.value,
              msg('Le presenze stanno arrivando'),
            ) ?? this.#nothing(month))
      }
      ${asOf(this.#sync.value, 24)} ${this.#dayOver(data, month)}
    </div>`;
  }

  #child(child: ChildDoc, month: Month, data: AttendanceData): TemplateResult {
    return html`<pg-child-month
      .child=${child}
      .month=${month}
      .data=${data}
      .place=${this.place}
      .isOnly=${this.childChoice.chosen.length === 1}
    ></pg-child-month>`;
  }

  #monthHead(month: Month, data: AttendanceData): TemplateResult {
    const offer = monthOffer(
      data.firstMonth(this.childChoice.chosen.map((one) => one.child ?? '')),
      month,
      today(),
    );
    const arrow = (to: Month, label: string, icon: typeof backIcon) =>
      offer.includes(to)
        ? html`<a
            class="btn btn-icon"
            href=${this.#hrefOf(to)}
            aria-label="${label}: ${monthTitle(to)}"
            >${icon()}</a
          >`
        : html`<span class="btn btn-icon" aria-hidden="true"></span>`;
    return html`<div class="month-head no-print">
      ${arrow(addMonths(month, -1), msg('Mese precedente'), backIcon)}
      <select
        class="form-control month-pick"
        aria-label=${msg('Mese')}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.navigation.go(this.#hrefOf(value));
        }}
      >
        ${offer.map(
          (one) =>
            html`<option value=${String(one)} ?selected=${one === month}>
              ${capitalised(monthTitle(one))}
            </option>`,
        )}
      </select>
      ${arrow(addMonths(month, 1), msg('Mese successivo'), forwardIcon)}
    </div>`;
  }

  /** Within reach of the thumb whatever the month's length. */
  #act(): TemplateResult {
    return html`<div class="month-act no-print" data-writes>
      <a class="btn btn-primary" href=${this.#reportHref()}
        >${absenceIcon()}${msg('Comunica un’assenza')}</a
      >
    </div>`;
  }

  #views(): TemplateResult {
    const isList = this.place.query.get('vista') === 'elenco';
    return html`<div class="segmented" role="group" aria-label=${msg('Vista')}>
      <a
        href=${hrefWith(this.place, { vista: undefined }, '/presenze')}
        aria-current=${ifDefined(isList ? undefined : 'true')}
        >${gridIcon()}${msg('Mese')}</a
      >
      <a
        href=${hrefWith(this.place, { vista: 'elenco' }, '/presenze')}
        aria-current=${ifDefined(isList ? 'true' : undefined)}
        >${listIcon()}${msg('Elenco')}</a
      >
    </div>`;
  }

  #nothing(month: Month): TemplateResult {
    return emptyState({
      icon: calendarIcon,
      title: msg('Nessun servizio in questo anno scolastico'),
      text: msg(
        str`In ${monthTitle(month)} non ci sono iscrizioni a mensa, nido, trasporto o altri servizi. Quando il Comune ne registra una, qui trovi il calendario delle presenze.`,
      ),
    });
  }

  #dayOver(data: AttendanceData, month: Month): TemplateResult | undefined {
    const day: Day | undefined = this.place.params['day'];
    if (day === undefined || !isDay(day) || monthOf(day) !== month)
      return undefined;
    return html`<pg-sheet
      heading=${capitalised(longDay(day))}
      close-label=${msg('Chiudi')}
      .content=${html`<pg-day-detail
        .day=${day}
        .childDocs=${this.childChoice.chosen}
        .data=${data}
        .refused=${this.#refused.value ?? []}
      ></pg-day-detail>`}
      @pg-close=${() => {
        this.navigation.up('/presenze');
      }}
    ></pg-sheet>`;
  }

  #hrefOf(month: Month): string {
    return hrefWith(this.place, { mese: month }, '/presenze');
  }

  #reportHref(): string {
    return hrefWith(
      this.place,
      { mese: undefined, vista: undefined },
      '/presenze/assenza',
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-attendance-page': AttendancePage;
  }
}
