import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { LinkKind } from '#model/local-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { textIn } from '../../app/form-text.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { keptText } from './kept-text.ts';

const words = {
  register: () => ({
    title: msg('Registrati al servizio'),
    lead: msg(
      'Per chi non ha SPID né CIE. Scrivi la tua e-mail: ti mandiamo un collegamento con cui creare l’accesso. Per vedere i dati dei figli ti servirà anche il codice che rilascia l’ufficio.',
    ),
    send: msg('Mandami il collegamento'),
  }),
  reset: () => ({
    title: msg('Password dimenticata'),
    lead: msg(
      'Scrivi la tua e-mail: ti mandiamo un collegamento per scegliere una password nuova.',
    ),
    send: msg('Mandami il collegamento'),
  }),
};

/** Asks for an address and has a link sent there. What it answers is the same whether the address is known or not. */
@customElement('pg-address-page')
export class AddressPage extends LitElement {
  @property({ attribute: false }) purpose: LinkKind = 'register';
  @state() private sentTo: string | undefined;
  @state() private fault: string | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private busy = false;
  @query('form') private form!: HTMLFormElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override updated(): void {
    const { title } = words[this.purpose]();
    document.title = `${title} · ${msg('Portale Genitori')}`;
  }

  protected override render(): TemplateResult {
    const { title, lead, send } = words[this.purpose]();
    if (this.sentTo !== undefined) return this.#sent(title, this.sentTo);
    return html`<h1 tabindex="-1">${title}</h1>
      <p class="entrance-lead">${lead}</p>
      <form novalidate @submit=${this.#submit}>
        ${
          this.error
            ? callout({ kind: 'danger', role: 'alert', ...this.error })
            : nothing
        }
        ${field(
          { id: 'email', label: msg('E-mail'), error: this.fault },
          (aria) =>
            html`<input
              class="form-control"
              id=${aria.id}
              name="email"
              type="email"
              autocomplete="email"
              autocapitalize="none"
              spellcheck="false"
              .value=${keptText.read('email')}
              aria-invalid=${aria.invalid}
              aria-describedby=${aria.describedBy}
              @input=${(event: InputEvent) => {
                keptText.write(
                  'email',
                  (event.target as HTMLInputElement).value,
                );
              }}
            />`,
        )}
        <div class="form-actions">
          <button
            class="btn btn-primary btn-block"
            type="submit"
            aria-disabled=${this.busy ? 'true' : 'false'}
          >
            ${this.busy ? msg('Invio…') : send}
          </button>
        </div>
      </form>
      <p class="entrance-help">
        <a href="/entra">${msg('Torna all’accesso')}</a>
      </p>`;
  }

  #sent(title: string, address: string): TemplateResult {
    return html`<h1 tabindex="-1">${title}</h1>
      ${callout({
        kind: 'success',
        role: 'status',
        title: msg('Controlla la posta'),
        text: html`<p>
          ${msg('Se l’indirizzo è giusto, tra poco arriva un messaggio a')}
          <strong>${address}</strong>.
          ${msg(
            'Apri il collegamento che contiene. Se non lo vedi, guarda nella posta indesiderata.',
          )}
        </p>`,
        actions: html`<button
          class="btn btn-outline"
          type="button"
          @click=${() => {
            this.sentTo = undefined;
          }}
        >
          ${msg('L’indirizzo è sbagliato')}
        </button>`,
      })}
      <p class="entrance-help">
        <a href="/entra">${msg('Torna all’accesso')}</a>
      </p>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const email = textIn(this.form, 'email').trim();
    this.error = undefined;
    this.fault = /^\S+@\S+\.\S+$/.test(email)
      ? undefined
      : msg('Scrivi un indirizzo come nome@esempio.it.');
    if (this.fault) this.form.querySelector<HTMLElement>('#email')?.focus();
    else void this.#send(email);
  }

  async #send(email: string): Promise<void> {
    this.busy = true;
    try {
      await askLocal(this.purpose === 'register' ? 'register' : 'forgot', {
        email,
      });
      this.sentTo = email;
      await this.updateComplete;
      this.querySelector('h1')?.focus();
    } catch (error) {
      if (refusalOf(error) === 'bad-request')
        this.fault = msg('Scrivi un indirizzo come nome@esempio.it.');
      else if (refusalOf(error) === 'not-found') this.error = closed();
      else this.error = accessError(error);
    } finally {
      this.busy = false;
    }
  }
}

function closed() {
  return {
    title: msg('Questo Comune non usa accessi con password'),
    text: msg('Torna all’accesso e scegli uno dei modi che trovi lì.'),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-address-page': AddressPage;
  }
}
