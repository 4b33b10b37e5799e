import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SecurityView } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { now } from '../../app/clock.ts';
import { textIn } from '../../app/form-text.ts';
import { stamp } from '../../app/format.ts';
import { notify } from '../../app/notify.ts';
import {
  passwordHint,
  weakPasswordWords,
} from '../../app/weak-password-words.ts';
import { askLocal, refusalOf, weaknessOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/password-field.ts';
import { ChangedEvent } from './changed-event.ts';

/** A new password for the current one. Fires `pg-changed`. */
@customElement('pg-change-password')
export class ChangePassword extends LitElement {
  @property({ attribute: false }) security!: SecurityView;
  @state() private open = false;
  @state() private busy = false;
  @state() private faults: { current?: string; next?: string } = {};
  @state() private error: ReturnType<typeof accessError> | undefined;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const changed = stamp(this.security.passwordChanged, now());
    return html`<p class="muted">${msg(str`Cambiata ${changed}.`)}</p>
      ${
        this.open
          ? this.#form()
          : html`<button
              class="btn btn-outline"
              type="button"
              @click=${() => {
                this.open = true;
              }}
            >
              ${msg('Cambia la password')}
            </button>`
      }`;
  }

  #form(): TemplateResult {
    const { username, least } = this.security;
    return html`<form novalidate @submit=${this.#submit}>
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      <input
        class="visually-hidden"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        .value=${username}
      />
      <pg-password-field
        class="form-group"
        field="current"
        name="current"
        label=${msg('Password attuale')}
        show-label=${msg('Mostra la password attuale')}
        .error=${this.faults.current}
      ></pg-password-field>
      <pg-password-field
        class="form-group"
        field="next"
        name="next"
        label=${msg('Nuova password')}
        show-label=${msg('Mostra la nuova password')}
        fill="new-password"
        .hint=${passwordHint(least)}
        .error=${this.faults.next}
      ></pg-password-field>
      <label class="form-check"
        ><input type="checkbox" name="endOthers" checked />${msg(
          'Chiudi l’accesso sugli altri dispositivi',
        )}</label
      >
      <div class="form-actions">
        <button
          class="btn btn-primary"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${this.busy ? msg('Controllo…') : msg('Cambia la password')}
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => {
            this.#close();
          }}
        >
          ${msg('Annulla')}
        </button>
      </div>
    </form>`;
  }

  #close(): void {
    this.open = false;
    this.faults = {};
    this.error = undefined;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const current = textIn(this.form, 'current');
    const next = textIn(this.form, 'next');
    this.faults = {
      ...(current === '' && { current: msg('Scrivi la password attuale.') }),
      ...(next === '' && { next: msg('Scrivi la nuova password.') }),
    };
    const [first] = Object.keys(this.faults);
    if (first) this.form.querySelector<HTMLElement>(`#${first}`)?.focus();
    else
      void this.#send({
        current,
        next,
        endOthers: new FormData(this.form).has('endOthers'),
      });
  }

  async #send(body: { current: string; next: string; endOthers: boolean }) {
    this.busy = true;
    this.error = undefined;
    try {
      await askLocal('password', body);
      this.#close();
      notify(this, { text: msg('Password cambiata.') });
      this.dispatchEvent(new ChangedEvent());
    } catch (error) {
      const weak = weaknessOf(error);
      if (weak) this.faults = { next: weakPasswordWords(weak).join(' ') };
      else if (refusalOf(error) === 'credentials')
        this.faults = { current: msg('Non è la password attuale.') };
      else this.error = accessError(error);
      const [first] = Object.keys(this.faults);
      this.form.querySelector<HTMLElement>(`#${first ?? 'next'}`)?.focus();
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-change-password': ChangePassword;
  }
}
