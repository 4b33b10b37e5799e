import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FactorAdded, TotpSetup } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { qrOf } from './qr.ts';

/** The app answered with the right code: it is the second step from now on. */
export class FactorEvent extends Event {
  readonly added: FactorAdded;
  constructor(added: FactorAdded) {
    super('pg-factor', { bubbles: true });
    this.added = added;
  }
}

/** Shows a new secret to an authenticator app, and asks for its first code. Fires `pg-factor`. */
@customElement('pg-totp-set-up')
export class TotpSetUp extends LitElement {
  @property({ attribute: false }) setup!: TotpSetup;
  @state() private qr: TemplateResult | undefined;
  @state() private fault: string | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('h3')?.focus();
    // Without it the key can still be typed.
    qrOf(this.setup.uri).then(
      (qr) => {
        this.qr = qr;
      },
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { secret, uri } = this.setup;
    return html`<form class="card" novalidate @submit=${this.#submit}>
      <h3 tabindex="-1">${msg('Collega l’applicazione')}</h3>
      <p>
        ${msg(
          'Apri la tua applicazione di autenticazione e inquadra il codice, oppure scrivi la chiave.',
        )}
      </p>
      ${this.qr ?? html`<div class="qr"></div>`}
      <p>
        <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        · <a href=${uri}>${msg('Aprila su questo telefono')}</a>
      </p>
      ${
        this.error
          ? callout({ kind: 'danger', role: 'alert', ...this.error })
          : nothing
      }
      ${field(
        {
          id: 'totp-code',
          label: msg('Codice di sei cifre'),
          error: this.fault,
        },
        (aria) =>
          html`<input
            class="form-control"
            id=${aria.id}
            name="code"
            inputmode="numeric"
            .autocomplete=${'one-time-code'}
            maxlength="7"
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
          />`,
      )}
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">${msg('Attiva')}</button>
      </div>
    </form>`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const code = textIn(this.form, 'code').replace(/\s/g, '');
    this.error = undefined;
    this.fault = /^\d{6}$/.test(code)
      ? undefined
      : msg('Scrivi le sei cifre che mostra l’applicazione.');
    if (this.fault) return;
    try {
      this.dispatchEvent(
        new FactorEvent(await askLocal('totpConfirm', { code })),
      );
    } catch (error) {
      if (refusalOf(error) === 'wrong-code')
        this.fault = msg('Il codice non è giusto: aspetta il prossimo.');
      else this.error = accessError(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-totp-set-up': TotpSetUp;
  }
}
