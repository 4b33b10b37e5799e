import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SessionView } from '#model/phone-protocol.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { listAccounts } from '../../data/accounts.ts';
import type { NewWay } from '../../data/key-open.ts';
import { canUsePasskey, PasskeyError } from '../../data/key-passkey.ts';
import { setUp } from '../../data/lock-entry.ts';
import { endSession } from '../../data/session.ts';
import { callout, type CalloutOptions } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import './choose-pin.ts';
import type { ChosenEvent } from './choose-pin.ts';
import { LockOutcomeEvent } from './lock-events.ts';
import { passkeyWords } from './lock-words.ts';

/**
 * After the first sign-in on a device: how its data are opened from now on. Nothing is kept here before. Fires
 * `pg-lock-outcome`, or `pg-session` for somebody who would rather not.
 */
@customElement('pg-lock-set-up')
export class LockSetUp extends LitElement {
  @property({ attribute: false }) session!: SessionView;
  @state() private hasPasskey = false;
  /** True where somebody else uses this device too. */
  @state() private shared = false;
  @state() private note: CalloutOptions | undefined;
  @state() private busy: NewWay['is'] | undefined;
  @query('#device-label') private label!: HTMLInputElement | null;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${msg('Proteggi i tuoi dati')} · ${msg('Portale Genitori')}`;
    void canUsePasskey().then((can) => {
      this.hasPasskey = can;
    });
    void listAccounts().then((all) => {
      this.shared = all.length > 0;
    });
  }

  protected override firstUpdated(): void {
    this.querySelector('h1')?.focus();
  }

  protected override render(): TemplateResult {
    return html`<h1 tabindex="-1">${msg('Proteggi i tuoi dati')}</h1>
      <p>
        ${msg(
          'Il portale tiene i tuoi dati su questo telefono, per aprirsi anche senza rete. Li chiude a chiave: scegli come aprirli.',
        )}
      </p>
      ${this.note ? callout({ ...this.note, role: 'alert' }) : nothing}
      ${this.shared ? this.#name() : nothing}
      ${this.hasPasskey ? this.#passkey() : nothing}
      <pg-choose-pin
        .done=${msg('Continua')}
        .busy=${this.busy === 'pin'}
        .secondary=${this.hasPasskey}
        @pg-chosen=${(event: ChosenEvent) => void this.#choose(event.way)}
      ></pg-choose-pin>
      ${this.#facts()}
      <button class="btn btn-text" type="button" @click=${this.#leave}>
        ${msg('Non è il mio telefono: esci')}
      </button>`;
  }

  #facts(): TemplateResult {
    return html`<ul class="lock-facts small muted">
      <li>${msg('Vale solo su questo telefono e lo conosci solo tu.')}</li>
      <li>
        ${msg('Il portale si blocca da solo dopo cinque minuti che non lo guardi.')}
      </li>
      <li>
        ${msg(
          'Dopo cinque errori i dati si cancellano da qui. Al Comune resta tutto.',
        )}
      </li>
    </ul>`;
  }

  #name(): TemplateResult {
    const [given = ''] = this.session.account.name.split(' ');
    return field(
      {
        id: 'device-label',
        label: msg('Come ti riconosci su questo telefono'),
        hint: msg(
          'Lo usate in più persone: questo nome si vede anche quando è bloccato.',
        ),
      },
      (aria) =>
        html`<input
          class="form-control"
          id=${aria.id}
          autocomplete="off"
          maxlength="30"
          .value=${given}
          aria-describedby=${aria.describedBy}
        />`,
    );
  }

  #passkey(): TemplateResult {
    return html`<div class="lock-passkey">
      <button
        class="btn btn-primary btn-block"
        type="button"
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() =>
          void this.#choose({
            is: 'passkey',
            name: msg('Sblocco del Portale Genitori'),
          })}
      >
        ${msg('Usa lo sblocco del telefono')}
      </button>
      <p class="small muted">
        ${msg('Impronta, volto o codice, come per accendere lo schermo.')}
      </p>
      <p class="lock-or"><span>${msg('oppure')}</span></p>
    </div>`;
  }

  async #choose(way: NewWay): Promise<void> {
    if (this.busy) return;
    this.busy = way.is;
    this.note = undefined;
    try {
      const label = this.label?.value.trim() ?? '';
      const done = await setUp(this.session, way, label);
      if (done)
        this.dispatchEvent(
          new LockOutcomeEvent({ is: 'open', session: this.session }),
        );
      // Locked meanwhile in another tab: that lock stands.
      else this.dispatchEvent(new SessionEvent(this.session));
    } catch (error) {
      this.note =
        error instanceof PasskeyError
          ? passkeyWords(error.code)
          : {
              kind: 'danger',
              title: msg('Non siamo riusciti a chiudere i dati a chiave'),
              text: msg(
                'Forse lo spazio del telefono è finito, o il browser non lo concede. Libera spazio e riprova.',
              ),
            };
      if (error instanceof PasskeyError && error.code === 'unable')
        this.hasPasskey = false;
    } finally {
      this.busy = undefined;
    }
  }

  async #leave(): Promise<void> {
    await endSession();
    this.dispatchEvent(new SessionEvent(undefined));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-lock-set-up': LockSetUp;
  }
}
