import { msg, str } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PasskeyView } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { now } from '../../app/clock.ts';
import { textIn } from '../../app/form-text.ts';
import { stamp } from '../../app/format.ts';
import { askLocal } from '../../data/local-account.ts';
import '../../ui/confirm-button.ts';
import { field } from '../../ui/field.ts';
import { keyIcon } from '../../ui/icons.ts';
import { ChangedEvent } from './changed-event.ts';

/** The reader has said that this passkey is to go. */
export class RemovePasskeyEvent extends Event {
  static readonly type = 'pg-remove-passkey';
  readonly id: string;
  constructor(id: string) {
    super(RemovePasskeyEvent.type);
    this.id = id;
  }
}

/** One passkey, with what its owner calls it. Fires `pg-changed` when that changed, and `pg-remove-passkey`. */
@customElement('pg-passkey-row')
export class PasskeyRow extends LitElement {
  @property({ attribute: false }) passkey!: PasskeyView;
  @state() private renaming = false;
  @state() private fault: string | undefined;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { name, added, synced, id } = this.passkey;
    const since = stamp(added, now());
    return html`<div class="list-row">
        ${keyIcon()}<span
          ><span class="list-title">${name}</span
          ><span class="small muted"
            >${msg(str`Aggiunta ${since}`)} ·
            ${synced ? msg('copiata sui tuoi dispositivi') : msg('solo su un dispositivo')}</span
          ></span
        >
      </div>
      ${this.renaming ? this.#form(name) : this.#acts(name, id)}`;
  }

  #acts(name: string, id: string): TemplateResult {
    return html`<div class="btn-row">
      <button
        class="btn btn-text"
        type="button"
        aria-label=${msg(str`Rinomina «${name}»`)}
        @click=${() => void this.#open()}
      >
        ${msg('Rinomina')}
      </button>
      <pg-confirm-button
        label=${msg('Rimuovi')}
        question=${msg(str`Con «${name}» non entrerai più.`)}
        yes=${msg('Rimuovi la passkey')}
        no=${msg('Lascia così')}
        @pg-confirm=${() => this.dispatchEvent(new RemovePasskeyEvent(id))}
      ></pg-confirm-button>
    </div>`;
  }

  #form(name: string): TemplateResult {
    return html`<form novalidate @submit=${this.#submit}>
      ${field(
        {
          id: `passkey-${this.passkey.id}`,
          label: msg('Come vuoi chiamarla'),
          error: this.fault,
        },
        (aria) =>
          html`<input
            class="form-control"
            id=${aria.id}
            name="name"
            maxlength="60"
            autocomplete="off"
            .value=${name}
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
          />`,
      )}
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">
          ${msg('Salva il nome')}
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => void this.#close()}
        >
          ${msg('Annulla')}
        </button>
      </div>
    </form>`;
  }

  async #open(): Promise<void> {
    this.renaming = true;
    await this.updateComplete;
    this.querySelector('input')?.select();
  }

  async #close(): Promise<void> {
    this.renaming = false;
    this.fault = undefined;
    await this.updateComplete;
    this.querySelector('button')?.focus();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const name = textIn(this.form, 'name').trim();
    this.fault = name === '' ? msg('Scrivi un nome.') : undefined;
    if (this.fault) {
      this.querySelector('input')?.focus();
      return;
    }
    try {
      await askLocal('passkeyRename', { id: this.passkey.id, name });
      await this.#close();
      this.dispatchEvent(new ChangedEvent());
    } catch (error) {
      const { title, text } = accessError(error);
      this.fault = `${title}. ${text}`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-passkey-row': PasskeyRow;
  }
  interface HTMLElementEventMap {
    'pg-remove-passkey': RemovePasskeyEvent;
  }
}
