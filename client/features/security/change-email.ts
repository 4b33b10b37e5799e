import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SecurityView } from '#model/local-protocol.ts';
import { textIn } from '../../app/form-text.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { ProofGate } from './proof-gate.ts';

const badAddress = () => msg('Scrivi un indirizzo come nome@esempio.it.');

/** Where the Comune writes to, and another address for that: it changes once it is confirmed from there. */
@customElement('pg-change-email')
export class ChangeEmail extends LitElement {
  @property({ attribute: false }) security!: SecurityView;
  @state() private open = false;
  @state() private fault: string | undefined;
  @state() private sentTo: string | undefined;
  @query('form.email') private form!: HTMLFormElement;
  readonly #gate = new ProofGate(this);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { email } = this.security;
    return html`<section class="section" aria-labelledby="security-email">
      <h2 id="security-email">${msg('E-mail')}</h2>
      <p>
        ${
          email === undefined
            ? msg('Nessun indirizzo: non possiamo avvisarti delle modifiche.')
            : html`${msg('Ti scriviamo a')} <strong>${email}</strong>.`
        }
      </p>
      ${this.sentTo === undefined ? nothing : this.#sent(this.sentTo)}
      ${
        this.#gate.error
          ? callout({ kind: 'danger', role: 'alert', ...this.#gate.error })
          : nothing
      }
      ${this.open ? this.#form() : this.#button()}
      ${this.#gate.form(this.security.passkeys.length > 0)}
    </section>`;
  }

  #button(): TemplateResult {
    return html`<button
      class="btn btn-outline"
      type="button"
      @click=${() => void this.#show()}
    >
      ${msg('Cambia indirizzo')}
    </button>`;
  }

  #form(): TemplateResult {
    return html`<form class="email" novalidate @submit=${this.#submit}>
      ${field(
        {
          id: 'new-email',
          label: msg('Nuovo indirizzo'),
          hint: msg('Ti mandiamo lì un collegamento per confermarlo.'),
          error: this.fault,
        },
        (aria) =>
          html`<input
            class="form-control"
            id=${aria.id}
            name="email"
            type="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=${aria.invalid}
            aria-describedby=${aria.describedBy}
          />`,
      )}
      <div class="form-actions">
        <button
          class="btn btn-primary"
          type="submit"
          aria-disabled=${this.#gate.busy ? 'true' : 'false'}
        >
          ${this.#gate.busy ? msg('Invio…') : msg('Mandami il collegamento')}
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => {
            this.open = false;
            this.fault = undefined;
          }}
        >
          ${msg('Annulla')}
        </button>
      </div>
    </form>`;
  }

  #sent(address: string): TemplateResult {
    return callout({
      kind: 'success',
      role: 'status',
      title: msg('Controlla la posta'),
      text: html`<p>
        ${msg('Tra poco arriva un messaggio a')} <strong>${address}</strong>.
        ${msg('Finché non lo confermi da lì, resta l’indirizzo di adesso. Vale un’ora.')}
      </p>`,
    });
  }

  async #show(): Promise<void> {
    this.open = true;
    this.sentTo = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#new-email')?.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const email = textIn(this.form, 'email').trim();
    this.fault = /^\S+@\S+\.\S+$/.test(email) ? undefined : badAddress();
    if (this.fault) this.querySelector<HTMLElement>('#new-email')?.focus();
    else void this.#gate.do(() => this.#send(email));
  }

  async #send(email: string): Promise<void> {
    try {
      await askLocal('emailAsk', { email });
      this.sentTo = email;
      this.open = false;
    } catch (error) {
      if (refusalOf(error) !== 'bad-request') throw error;
      this.fault = badAddress();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-change-email': ChangeEmail;
  }
}
