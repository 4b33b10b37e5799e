import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SessionEvent } from '../../app/session-event.ts';
import { StayEvent } from '../../app/stay-event.ts';
import type { DeviceAccount } from '../../data/accounts.ts';
import { leaveDevice } from '../../data/accounts-leave.ts';
import { notCleared } from '../../app/not-cleared.ts';
import { callout } from '../../ui/callout.ts';
import { lossWords } from './lock-words.ts';

/**
 * Says what a forgotten PIN costs before anything is lost: what has not been sent is sealed under it. Fires `pg-stay`,
 * or `pg-session` once the data are gone and the parent can sign in anew.
 */
@customElement('pg-forgotten-pin')
export class ForgottenPin extends LitElement {
  @property({ attribute: false }) account!: DeviceAccount;
  @state() private busy = false;
  @state() private failed = false;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override firstUpdated(): void {
    this.querySelector('h1')?.focus();
  }

  protected override render(): TemplateResult {
    const { unsent, hasPin } = this.account;
    return html`<h1 tabindex="-1">
        ${hasPin ? msg('PIN dimenticato') : msg('Non riesco ad aprire')}
      </h1>
      <p>
        ${
          hasPin
            ? msg(
                'Il PIN lo conosci solo tu: nemmeno il Comune può recuperarlo. Puoi entrare di nuovo con le tue credenziali e sceglierne un altro.',
              )
            : msg(
                'Senza lo sblocco di questo telefono nessuno apre i tuoi dati, nemmeno il Comune. Puoi entrare di nuovo con le tue credenziali e scegliere come chiuderli.',
              )
        }
      </p>
      <p>
        ${msg(
          'I tuoi dati vengono cancellati da questo telefono e tornano dal Comune quando rientri. I testi lasciati a metà si perdono.',
        )}
      </p>
      ${
        unsent > 0
          ? callout({
              kind: 'danger',
              title: lossWords(unsent),
              text: msg(
                'Quello che non è partito è chiuso a chiave qui, e nessun altro può leggerlo. Se pensi di poter ancora aprire, prova prima.',
              ),
            })
          : nothing
      }
      ${
        navigator.onLine
          ? nothing
          : callout({
              kind: 'warning',
              title: msg('Sei senza connessione'),
              text: msg(
                'Per rientrare serve la rete: fino ad allora qui non vedresti più nulla.',
              ),
            })
      }
      ${this.failed ? notCleared() : nothing}
      <div class="btn-row">
        <button
          class="btn btn-danger"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${this.#leave}
        >
          ${msg('Cancella ed entra di nuovo')}
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => this.dispatchEvent(new StayEvent())}
        >
          ${msg('Torna indietro')}
        </button>
      </div>`;
  }

  async #leave(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await leaveDevice(this.account.id);
      this.dispatchEvent(new SessionEvent(undefined));
    } catch {
      // The reason is the browser's (a table held open by another tab); the parent needs what to do.
      this.failed = true;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-forgotten-pin': ForgottenPin;
  }
}
