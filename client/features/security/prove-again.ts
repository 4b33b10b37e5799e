import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { provePasskey } from '../../data/passkey-calls.ts';
import { callout } from '../../ui/callout.ts';
import { keyIcon } from '../../ui/icons.ts';
import '../../ui/password-field.ts';

/** The reader has shown again who they are. */
export class ProvedEvent extends Event {
  constructor() {
    super('pg-proved', { bubbles: true });
  }
}

/** Asks for the password or a passkey before a change that would help a thief of the open phone. Fires `pg-proved`. */
@customElement('pg-prove-again')
export class ProveAgain extends LitElement {
  @property({ type: Boolean }) passkey = false;
  @state() private busy = false;
  @state() private fault: string | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('h3')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <h3 tabindex="-1">${msg('Prima conferma che sei tu')}</h3>
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      <pg-password-field
        class="form-group"
        field="proof"
        name="proof"
        label=${msg('Password')}
        show-label=${msg('Mostra la password')}
        .error=${this.fault}
      ></pg-password-field>
      <div class="form-actions">
        <button
          class="btn btn-primary"
          type="submit"
          aria-disabled=${this.busy ? 'true' : 'false'}
        >
          ${msg('Conferma')}
        </button>
        ${
          this.passkey
            ? html`<button
                class="btn btn-outline"
                type="button"
                @click=${() => void this.#prove(provePasskey)}
              >
                ${keyIcon()}${msg('Usa la passkey')}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    const password = textIn(this.form, 'proof');
    this.fault = password === '' ? msg('Scrivi la tua password.') : undefined;
    if (!this.fault)
      void this.#prove(() => askLocal('proofByPassword', { password }));
  }

  async #prove(ask: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      await ask();
      this.dispatchEvent(new ProvedEvent());
    } catch (error) {
      if (refusalOf(error) === 'credentials')
        this.fault = msg('Non è la tua password.');
      else this.error = accessError(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-prove-again': ProveAgain;
  }
}
