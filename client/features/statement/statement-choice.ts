import { msg } from '@lit/localize';
import {
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { sameValue } from '#model/same.ts';
import type { Choice, Offer } from './choice.ts';

/** The parent pressed MOSTRA. */
export class ShowEvent extends Event {
  static readonly type = 'pg-show';
  readonly choice: Choice;
  constructor(choice: Choice) {
    super(ShowEvent.type, { bubbles: true });
    this.choice = choice;
  }
}

type Group = keyof Choice;

/** Which school years and which services, ticked; nothing changes below until MOSTRA. Fires `pg-show`. */
@customElement('pg-statement-choice')
export class StatementChoice extends LitElement {
  @property({ attribute: false }) offer: Offer = {
    schoolYears: [],
    services: [],
  };
  /** What is shown now; the same choice given again leaves the ticks alone. */
  @property({
    attribute: false,
    hasChanged: (one, other) => !sameValue(one, other),
  })
  choice: Choice = {
    schoolYears: [],
    services: [],
  };
  @property({ attribute: false }) serviceName: (slug: string) => string = (
    slug,
  ) => slug;
  @state() private ticked: Choice = this.choice;
  @state() private missing: readonly Group[] = [];

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('choice')) {
      this.ticked = this.choice;
      this.missing = [];
    }
  }

  protected override render(): TemplateResult {
    return html`<form class="choice" novalidate @submit=${this.#show}>
      ${this.#fieldset('schoolYears', msg('Anni scolastici'), (year) =>
        year.replace('-', '/'),
      )}
      ${this.#fieldset('services', msg('Servizi'), this.serviceName)}
      <button class="btn btn-primary choice-show" type="submit">
        ${msg('MOSTRA')}
      </button>
    </form>`;
  }

  #fieldset(
    group: Group,
    legend: string,
    nameOf: (value: string) => string,
  ): TemplateResult {
    const offered = this.offer[group];
    const ticked = this.ticked[group];
    const error = this.missing.includes(group);
    return html`<fieldset
      class="choice-group"
      aria-describedby=${error ? `choice-error-${group}` : nothing}
    >
      <legend>${legend}</legend>
      ${
        error
          ? html`<p id="choice-error-${group}" class="form-error" role="alert">
              ${
                group === 'schoolYears'
                  ? msg('Scegli almeno un anno scolastico.')
                  : msg('Scegli almeno un servizio.')
              }
            </p>`
          : nothing
      }
      <div class="choice-options">
        ${
          offered.length > 1
            ? html`<label class="form-check">
                <input
                  type="checkbox"
                  .checked=${live(ticked.length === offered.length)}
                  .indeterminate=${
                    ticked.length > 0 && ticked.length < offered.length
                  }
                  @change=${(event: Event) => {
                    this.#tick(group, isChecked(event) ? offered : []);
                  }}
                />
                <span>${msg('Tutti')}</span>
              </label>`
            : nothing
        }
        ${offered.map(
          (value) =>
            html`<label class="form-check">
              <input
                type="checkbox"
                .checked=${live(ticked.includes(value))}
                @change=${(event: Event) => {
                  const isOn = isChecked(event);
                  this.#tick(
                    group,
                    offered.filter((one) =>
                      one === value ? isOn : this.ticked[group].includes(one),
                    ),
                  );
                }}
              />
              <span>${nameOf(value)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  #tick(group: Group, values: string[]): void {
    this.ticked = { ...this.ticked, [group]: values };
    this.missing = this.missing.filter((one) => one !== group);
  }

  #show(event: Event): void {
    event.preventDefault();
    const groups: Group[] = ['schoolYears', 'services'];
    this.missing = groups.filter((group) => this.ticked[group].length === 0);
    if (this.missing.length === 0)
      this.dispatchEvent(new ShowEvent(this.ticked));
  }
}

function isChecked(event: Event): boolean {
  return event.target instanceof HTMLInputElement && event.target.checked;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-statement-choice': StatementChoice;
  }
}
