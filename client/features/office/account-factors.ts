import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LocalAccess } from '#model/office-protocol.ts';
import { listOf } from '../../app/format.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/confirm-button.ts';
import { resetFactors } from './office-calls.ts';
import { OfficeChangedEvent } from './office-changed-event.ts';
import { officeError } from './office-error.ts';

/** The second step of a local account, and taking it off for who has lost it. Fires `pg-office-changed`. */
@customElement('pg-office-factors')
export class OfficeFactors extends LitElement {
  @property({ attribute: false }) local!: LocalAccess;
  @property({ type: Boolean }) own = false;
  @state() private seen = false;
  @state() private error: unknown;
  @state() private done: { passwordToo: boolean } | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { username } = this.local;
    const ways = factorWords(this.local);
    return html`<h3>${username}</h3>
      <p>
        ${
          ways.length > 0
            ? msg(str`Secondo passaggio: ${listOf(ways)}.`)
            : msg('Entra con la sola password: un secondo passaggio non c’è.')
        }
      </p>
      ${this.error === undefined ? nothing : officeError(this.error)}
      ${this.done ? this.#told(this.done) : nothing}
      ${ways.length > 0 ? this.#reset() : nothing}`;
  }

  #reset(): TemplateResult {
    if (this.own)
      return html`<p class="muted">
        ${msg('È il tuo account: se hai perso il secondo passaggio chiedi a un collega.')}
      </p>`;
    return html`<p>
        ${msg(
          'Se la persona è qui e ha perso telefono e codici di recupero, puoi togliere il secondo passaggio. Le arriva una mail e tutti i suoi accessi si chiudono.',
        )}
      </p>
      <label class="form-check"
        ><input
          type="checkbox"
          .checked=${this.seen}
          @change=${(event: Event) => {
            this.seen = (event.target as HTMLInputElement).checked;
          }}
        /><span>${msg('Ho visto un documento di identità')}</span></label
      >
      ${
        this.seen
          ? html`<pg-confirm-button
              label=${msg('Togli il secondo passaggio')}
              question=${msg('Passkey, app e codici di recupero non varranno più.')}
              yes=${msg('Togli davvero')}
              no=${msg('Lascia così')}
              @pg-confirm=${() => void this.#confirmed()}
            ></pg-confirm-button>`
          : nothing
      }`;
  }

  #told({ passwordToo }: { passwordToo: boolean }): TemplateResult {
    const { hasEmail } = this.local;
    return callout({
      kind: 'success',
      role: 'status',
      title: msg('Il secondo passaggio è tolto'),
      text: passwordToo
        ? msg(
            'Anche la password non vale più, perché da sola era troppo corta: la persona ne sceglie un’altra con «Password dimenticata».',
          )
        : hasEmail
          ? msg(
              'La persona entra con la sola password e può aggiungere un nuovo secondo passaggio. Le abbiamo scritto.',
            )
          : msg(
              'La persona entra con la sola password e può aggiungere un nuovo secondo passaggio. Dillo tu: il suo account non ha un indirizzo di posta.',
            ),
    });
  }

  async #confirmed(): Promise<void> {
    this.error = undefined;
    try {
      this.done = await resetFactors(this.local.account);
      this.seen = false;
      this.dispatchEvent(new OfficeChangedEvent());
    } catch (error) {
      this.error = error;
    }
  }
}

function factorWords(of: LocalAccess): string[] {
  const { passkeys, totp, recoveryCodesLeft } = of;
  return [
    ...(passkeys === 1 ? [msg('una passkey')] : []),
    ...(passkeys > 1 ? [msg(str`${passkeys} passkey`)] : []),
    ...(totp ? [msg('app con i codici')] : []),
    ...(recoveryCodesLeft > 0
      ? [msg(str`codici di recupero rimasti: ${recoveryCodesLeft}`)]
      : []),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-office-factors': OfficeFactors;
  }
}
