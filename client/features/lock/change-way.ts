import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { SessionEvent } from '../../app/session-event.ts';
import { StayEvent } from '../../app/stay-event.ts';
import { leaveDevice } from '../../data/accounts-leave.ts';
import type { Lock } from '../../data/key-lock.ts';
import { addWay, type NewWay, type Proof } from '../../data/key-open.ts';
import { PasskeyError } from '../../data/key-passkey.ts';
import { callout, type CalloutOptions } from '../../ui/callout.ts';
import './choose-pin.ts';
import type { ChosenEvent } from './choose-pin.ts';
import {
  lastTryWords,
  passkeyWords,
  waitWords,
  wrongWords,
} from './lock-words.ts';
import { pinField } from './pin-field.ts';

/** The way has been added or changed. */
export class ChangedEvent extends Event {
  constructor() {
    super('pg-changed', { bubbles: true });
  }
}

/**
 * Adds a way to open the account, or puts another PIN in the place of the former one. Asks for a way that is there,
 * because the key behind the lock comes out by nothing else. Fires `pg-changed` or `pg-stay`.
 */
@customElement('pg-change-way')
export class ChangeWay extends LitElement {
  @property() account = '';
  @property({ attribute: false }) lock!: Lock;
  @property() to: NewWay['is'] = 'pin';
  @state() private error: string | undefined;
  @state() private note: CalloutOptions | undefined;
  @state() private shown = false;
  @state() private busy = false;
  @query('#pin') private input!: HTMLInputElement | null;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { pin } = this.lock;
    return html`${this.note ? callout({ ...this.note, role: 'alert' }) : nothing}
      ${
        pin
          ? pinField({
              id: 'pin',
              kind: pin.kind,
              label:
                pin.kind === 'digits'
                  ? msg('Il PIN di adesso')
                  : msg('La frase di adesso'),
              error: this.error,
              shown: this.shown,
              onShow: () => {
                this.shown = !this.shown;
              },
            })
          : nothing
      }
      ${
        this.to === 'pin'
          ? html`<pg-choose-pin
              .done=${msg('Salva')}
              .busy=${this.busy}
              @pg-chosen=${(event: ChosenEvent) => void this.#change(event.way)}
            ></pg-choose-pin>`
          : html`<div class="form-actions">
              <button
                class="btn btn-primary"
                type="button"
                aria-disabled=${this.busy ? 'true' : 'false'}
                @click=${() =>
                  void this.#change({
                    is: 'passkey',
                    name: msg('Sblocco del Portale Genitori'),
                  })}
              >
                ${msg('Continua')}
              </button>
            </div>`
      }
      <button
        class="btn btn-text"
        type="button"
        @click=${() => this.dispatchEvent(new StayEvent())}
      >
        ${msg('Annulla')}
      </button>`;
  }

  async #change(way: NewWay): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = this.note = undefined;
    try {
      const proof: Proof = this.lock.pin
        ? { is: 'pin', pin: this.input?.value ?? '' }
        : { is: 'passkey' };
      const tried = await addWay(this.account, proof, way);
      if (tried.is === 'right') this.dispatchEvent(new ChangedEvent());
      else if (tried.is === 'over') {
        await leaveDevice(this.account);
        this.dispatchEvent(new SessionEvent(undefined));
      } else {
        this.error =
          tried.is === 'wait'
            ? waitWords(Math.ceil(tried.waitMs / 1000))
            : wrongWords(tried.left, this.lock.pin?.kind ?? 'digits');
        if (tried.left === 1) this.note = lastTryWords(0);
        this.input?.focus();
      }
    } catch (error) {
      if (!(error instanceof PasskeyError)) throw error;
      this.note = passkeyWords(error.code);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-change-way': ChangeWay;
  }
  interface HTMLElementEventMap {
    'pg-changed': ChangedEvent;
  }
}
