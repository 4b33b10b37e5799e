import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NewWay } from '../../data/key-open.ts';
import { pinFault } from '../../data/key-pin.ts';
import { faultWords } from './lock-words.ts';
import { pinField } from './pin-field.ts';

/** A PIN or passphrase has been chosen, the same twice. */
export class ChosenEvent extends Event {
  static readonly type = 'pg-chosen';
  readonly way: Extract<NewWay, { is: 'pin' }>;
  constructor(way: Extract<NewWay, { is: 'pin' }>) {
    super(ChosenEvent.type, { bubbles: true });
    this.way = way;
  }
}

/** Two fields for a new PIN, or for a passphrase instead. Fires `pg-chosen`. */
@customElement('pg-choose-pin')
export class ChoosePin extends LitElement {
  /** The button's words. */
  @property() done = '';
  @property({ type: Boolean }) busy = false;
  @property({ type: Boolean }) secondary = false;
  @state() private kind: 'digits' | 'phrase' = 'digits';
  @state() private shown = false;
  @state() private errors: { first?: string; second?: string } = {};
  @query('#new-pin') private first!: HTMLInputElement;
  @query('#new-pin-again') private second!: HTMLInputElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { kind, shown, errors } = this;
    const isDigits = kind === 'digits';
    return html`<form novalidate @submit=${this.#submit}>
      ${pinField({
        id: 'new-pin',
        kind,
        shown,
        label: isDigits ? msg('PIN di 6 cifre') : msg('Frase'),
        hint: isDigits
          ? msg('Non la data di nascita dei figli, né il PIN del telefono.')
          : msg('Almeno 10 caratteri: tre o quattro parole vanno bene.'),
        error: errors.first,
        onShow: () => {
          this.shown = !this.shown;
        },
      })}
      ${pinField({
        id: 'new-pin-again',
        kind,
        shown,
        label: isDigits ? msg('Ripeti il PIN') : msg('Ripeti la frase'),
        error: errors.second,
      })}
      <div class="form-actions">
        <button
          class="btn ${this.secondary ? 'btn-outline' : 'btn-primary'} btn-block"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${this.busy ? msg('Chiudo i dati a chiave…') : this.done}
        </button>
        <button class="btn btn-text" type="button" @click=${this.#switch}>
          ${isDigits ? msg('Preferisco una frase') : msg('Preferisco un PIN')}
        </button>
      </div>
    </form>`;
  }

  #switch(): void {
    this.kind = this.kind === 'digits' ? 'phrase' : 'digits';
    this.errors = {};
    this.first.value = this.second.value = '';
    this.first.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const { kind } = this;
    const pin = this.first.value;
    const fault = pinFault(pin, kind);
    this.errors = {};
    if (fault) {
      this.errors = { first: faultWords(fault, kind) };
      this.first.focus();
    } else if (this.second.value !== pin) {
      this.errors = { second: msg('Non è uguale alla prima volta.') };
      this.second.focus();
    } else this.dispatchEvent(new ChosenEvent({ is: 'pin', pin, kind }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-choose-pin': ChoosePin;
  }
  interface HTMLElementEventMap {
    'pg-chosen': ChosenEvent;
  }
}
