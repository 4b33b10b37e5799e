import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SecurityView } from '#model/local-protocol.ts';
import { storeContext } from '../../app/contexts.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { notCleared } from '../../app/not-cleared.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { askLocal } from '../../data/local-account.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import '../../ui/confirm-button.ts';
import { ProofGate } from './proof-gate.ts';

/**
 * Takes the account away at the Comune, then its data off this device: says before what goes, what stays and what has
 * not been sent. Fires `pg-session` once everything is gone.
 */
@customElement('pg-delete-account')
export class DeleteAccount extends LitElement {
  @property({ attribute: false }) security!: SecurityView;
  @consume({ context: storeContext }) store!: Store;
  @state() private open = false;
  @state() private isRemoved = false;
  @state() private failed = false;
  readonly #gate = new ProofGate(this);
  readonly #pending = new LiveQuery(this, () => this.store.pending);
  readonly #refused = new LiveQuery(this, () => this.store.refused);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<section class="section" aria-labelledby="security-delete">
      <h2 id="security-delete">${msg('Elimina l’account')}</h2>
      ${
        this.open
          ? this.#words()
          : html`<button
              class="btn btn-outline"
              type="button"
              aria-expanded="false"
              @click=${() => {
                this.open = true;
              }}
            >
              ${msg('Elimina il mio account…')}
            </button>`
      }
    </section>`;
  }

  #words(): TemplateResult {
    const unsent =
      (this.#pending.value ?? []).length + (this.#refused.value ?? []).length;
    return html`<ul class="consequences">
        <li>
          ${msg('Si cancellano il tuo accesso con password, le passkey e i codici: con questi non entrerai più.')}
        </li>
        <li>
          ${msg('I tuoi dati spariscono da questo telefono e, al primo contatto, dagli altri dispositivi.')}
        </li>
        <li>
          ${msg('Al Comune resta quello che deve conservare per legge: iscrizioni, presenze, pagamenti e quello che gli hai scritto.')}
        </li>
      </ul>
      ${
        unsent > 0
          ? callout({
              kind: 'danger',
              title:
                unsent === 1
                  ? msg('Una cosa non è ancora partita e andrebbe persa')
                  : msg(
                      str`${unsent} cose non sono ancora partite e andrebbero perse`,
                    ),
              actions: html`<a class="btn btn-outline" href="/sincronizzazione"
                >${msg('Guarda quali')}</a
              >`,
            })
          : nothing
      }
      ${
        this.#gate.error
          ? callout({ kind: 'danger', role: 'alert', ...this.#gate.error })
          : nothing
      }
      ${this.failed ? notCleared() : nothing}
      <pg-confirm-button
        label=${msg('Elimina l’account')}
        question=${msg('Non si può annullare.')}
        yes=${msg('Elimina per sempre')}
        no=${msg('Lascia così')}
        @pg-confirm=${() => void this.#gate.do(this.#remove)}
      ></pg-confirm-button>
      ${this.#gate.form(this.security.passkeys.length > 0)}`;
  }

  readonly #remove = async (): Promise<void> => {
    // The device may have failed to let go of its data before: the account is gone by then.
    if (!this.isRemoved) await askLocal('accountRemove', {});
    this.isRemoved = true;
    this.failed = false;
    try {
      await this.store.signOut();
      this.dispatchEvent(new SessionEvent(undefined));
    } catch {
      this.failed = true;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-delete-account': DeleteAccount;
  }
}
