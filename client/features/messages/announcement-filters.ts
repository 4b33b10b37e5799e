import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Reach } from '#model/announcement.ts';
import { field } from '../../ui/field.ts';
import { downIcon } from '../../ui/icons.ts';
import type { AnnouncementFilter } from './filter-items.ts';
import type { MessageNames } from './message-names.ts';

/** A filter was changed: the query values to put into the URL, undefined to take one away. */
export class FilterEvent extends Event {
  static readonly type = 'pg-filter';
  readonly change: Readonly<Record<string, string | undefined>>;
  constructor(change: Readonly<Record<string, string | undefined>>) {
    super(FilterEvent.type, { bubbles: true });
    this.change = change;
  }
}

/** Search, 'Da leggere', school and service, expired ones. Fires `pg-filter` at every change. */
@customElement('pg-announcement-filters')
export class AnnouncementFilters extends LitElement {
  @property({ attribute: false }) filter: AnnouncementFilter = {};
  @property({ attribute: false }) reach: Reach = { schools: [], services: [] };
  @property({ attribute: false }) names!: MessageNames;
  /** How many expired ones there are. */
  @property({ attribute: false }) expired = 0;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<form
      class="filters"
      role="search"
      @submit=${(event: Event) => {
        event.preventDefault();
      }}
    >
      ${field(
        { id: 'news-search', label: msg('Cerca negli avvisi') },
        ({ id }) =>
          html`<input
            id=${id}
            class="form-control"
            type="search"
            autocomplete="off"
            .value=${this.filter.query ?? ''}
            @input=${this.#take('cerca')}
          />`,
      )}
      <div class="filters-checks">
        ${this.#check(
          msg('Da leggere'),
          this.filter.unread ?? false,
          'vista',
          'da-leggere',
        )}
      </div>
      ${this.#more()}
    </form>`;
  }

  /** What few ask for stays folded, unless it is in use. */
  #more(): TemplateResult | typeof nothing {
    const { schools, services } = this.reach;
    const { school, service, expired } = this.filter;
    if (schools.length < 2 && services.length < 2 && this.expired === 0)
      return nothing;
    return html`<details
      class="filters-more"
      ?open=${[school, service].some(Boolean) || expired === true}
    >
      <summary>${msg('Altri filtri')}${downIcon()}</summary>
      <div class="filters-selects">
        ${
          schools.length > 1
            ? this.#select(
                'scuola',
                msg('Scuola'),
                msg('Tutte le scuole'),
                schools.map((one) => [one, this.names.school(one)] as const),
                this.filter.school,
              )
            : nothing
        }
        ${
          services.length > 1
            ? this.#select(
                'servizio',
                msg('Servizio'),
                msg('Tutti i servizi'),
                services.map((one) => [one, this.names.service(one)] as const),
                this.filter.service,
              )
            : nothing
        }
      </div>
      ${
        this.expired > 0
          ? this.#check(
              msg(str`Anche gli scaduti (${this.expired})`),
              expired ?? false,
              'scaduti',
              'si',
            )
          : nothing
      }
    </details>`;
  }

  #select(
    name: string,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
    current: string | undefined,
  ): TemplateResult {
    return field(
      { id: `news-${name}`, label },
      ({ id }) =>
        html`<select id=${id} class="form-control" @change=${this.#take(name)}>
          <option value="" ?selected=${!current}>${all}</option>
          ${options.map(
            ([value, text]) =>
              html`<option value=${value} ?selected=${value === current}>
                ${text}
              </option>`,
          )}
        </select>`,
    );
  }

  #check(
    label: string,
    checked: boolean,
    name: string,
    value: string,
  ): TemplateResult {
    return html`<label class="form-check">
      <input
        type="checkbox"
        .checked=${live(checked)}
        @change=${(event: Event) => {
          const isOn = (event.target as HTMLInputElement).checked;
          this.#tell({ [name]: isOn ? value : undefined });
        }}
      />
      <span>${label}</span>
    </label>`;
  }

  #take(name: string): (event: Event) => void {
    return (event) => {
      const { value } = event.target as HTMLInputElement | HTMLSelectElement;
      this.#tell({ [name]: value || undefined });
    };
  }

  #tell(change: Readonly<Record<string, string | undefined>>): void {
    this.dispatchEvent(new FilterEvent(change));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-announcement-filters': AnnouncementFilters;
  }
}
