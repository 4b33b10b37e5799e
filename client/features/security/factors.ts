import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  FactorAdded,
  PasskeyView,
  RecoveryCodes,
  SecurityView,
  TotpSetup,
} from '#model/local-protocol.ts';
import { askLocal, refusalOf } from '../../data/local-account.ts';
import { addPasskey, hasPasskeys } from '../../data/passkey-calls.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/confirm-button.ts';
import { keyIcon } from '../../ui/icons.ts';
import { ChangedEvent } from './changed-event.ts';
import './passkey-row.ts';
import type { RemovePasskeyEvent } from './passkey-row.ts';
import { ProofGate } from './proof-gate.ts';
import { recoveryCodes } from './recovery-codes.ts';
import './totp-set-up.ts';
import type { FactorEvent } from './totp-set-up.ts';

/** Passkeys, the authenticator app and recovery codes: what opens the account beside its password. Fires `pg-changed`. */
@customElement('pg-factors')
export class Factors extends LitElement {
  @property({ attribute: false }) security!: SecurityView;
  @state() private codes: readonly string[] | undefined;
  @state() private setup: TotpSetup | undefined;
  readonly #gate = new ProofGate(this, tooShort);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { passkeys, totp, recoveryCodesLeft, factorRequired } = this.security;
    const hasFactor = passkeys.length > 0 || totp !== null;
    return html`<section class="section" aria-labelledby="security-factors">
      <h2 id="security-factors">${msg('Secondo passaggio')}</h2>
      <p>
        ${
          factorRequired && !hasFactor
            ? msg('Il tuo accesso ne richiede uno: attivane almeno uno.')
            : msg(
                'Oltre alla password, qualcosa che hai solo tu: chi scopre la password non entra.',
              )
        }
      </p>
      ${
        this.#gate.error
          ? callout({ kind: 'danger', role: 'alert', ...this.#gate.error })
          : nothing
      }
      ${this.codes ? recoveryCodes(this.codes, this.#putAway) : nothing}
      ${this.#gate.form(passkeys.length > 0)}
      <ul class="list">
        ${passkeys.map((one) => this.#passkey(one))}
      </ul>
      <div class="btn-row">
        ${
          hasPasskeys()
            ? html`<button
                class="btn btn-outline"
                type="button"
                @click=${() => void this.#gate.do(this.#addPasskey)}
              >
                ${keyIcon()}${msg('Aggiungi una passkey')}
              </button>`
            : nothing
        }
        ${totp ? this.#removeTotp() : this.#addTotp()}
      </div>
      ${
        this.setup
          ? html`<pg-totp-set-up
              .setup=${this.setup}
              @pg-factor=${(event: FactorEvent) => {
                this.setup = undefined;
                this.#added(event.added);
              }}
            ></pg-totp-set-up>`
          : nothing
      }
      ${
        hasFactor
          ? html`<h3>${msg('Codici di recupero')}</h3>
              <p>${msg(str`Ne restano ${recoveryCodesLeft}.`)}</p>
              <pg-confirm-button
                label=${msg('Creane di nuovi')}
                question=${msg('Quelli di prima non varranno più.')}
                yes=${msg('Crea i codici')}
                no=${msg('Lascia così')}
                @pg-confirm=${() =>
                  void this.#gate.do(async () => {
                    this.#added(await askLocal('recoveryRenew', {}));
                  })}
              ></pg-confirm-button>`
          : nothing
      }
    </section>`;
  }

  #passkey(one: PasskeyView): TemplateResult {
    return html`<li>
      <pg-passkey-row
        .passkey=${one}
        @pg-remove-passkey=${({ id }: RemovePasskeyEvent) =>
          void this.#gate.do(async () => {
            await askLocal('passkeyRemove', { id });
            this.dispatchEvent(new ChangedEvent());
          })}
      ></pg-passkey-row>
    </li>`;
  }

  #addTotp(): TemplateResult {
    return html`<button
      class="btn btn-outline"
      type="button"
      @click=${() =>
        void this.#gate.do(async () => {
          this.setup = await askLocal('totpBegin', {});
        })}
    >
      ${msg('Usa un’applicazione di codici')}
    </button>`;
  }

  #removeTotp(): TemplateResult {
    return html`<pg-confirm-button
      label=${msg('Togli l’applicazione di codici')}
      question=${msg('I codici dell’applicazione non serviranno più per entrare.')}
      yes=${msg('Togli l’applicazione')}
      no=${msg('Lascia così')}
      @pg-confirm=${() =>
        void this.#gate.do(async () => {
          await askLocal('totpRemove', {});
          this.dispatchEvent(new ChangedEvent());
        })}
    ></pg-confirm-button>`;
  }

  readonly #addPasskey = async (): Promise<void> => {
    const name = msg(str`Passkey ${this.security.passkeys.length + 1}`);
    this.#added(await addPasskey(name));
  };

  readonly #putAway = (): void => {
    this.codes = undefined;
    this.dispatchEvent(new ChangedEvent());
  };

  /** New codes stay until they are put away: reading anew would not bring them back. */
  #added({ recoveryCodes: codes }: FactorAdded | RecoveryCodes): void {
    if (codes) this.codes = codes;
    else this.dispatchEvent(new ChangedEvent());
  }
}

function tooShort(error: unknown) {
  if (refusalOf(error) !== 'longer-password-first') return undefined;
  return {
    title: msg('Prima allunga la password'),
    text: msg(
      'Senza secondo passaggio la password deve avere almeno 15 caratteri: cambiala qui sopra, poi riprova.',
    ),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-factors': Factors;
  }
}
