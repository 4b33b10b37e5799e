import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { deviceRules } from '#model/device-rules.ts';
import type { DeviceAccount } from '../../data/accounts.ts';
import { lockOf, type Lock } from '../../data/key-lock.ts';
import type { Proof } from '../../data/key-open.ts';
import { PasskeyError } from '../../data/key-passkey.ts';
import { pinState } from '../../data/key-pin.ts';
import { enter, type Entry } from '../../data/lock-entry.ts';
import { callout, type CalloutOptions } from '../../ui/callout.ts';
import { lockIcon } from '../../ui/icons.ts';
import { accountBadge, accountName } from './account-choice.ts';
import { LockOutcomeEvent, type LockOutcome } from './lock-events.ts';
import {
  lastTryWords,
  passkeyWords,
  staleWords,
  waitWords,
  wrongWords,
} from './lock-words.ts';
import { pinField } from './pin-field.ts';

/** Opens one account by its PIN, its passphrase or the phone's own unlock. Fires `pg-lock-outcome`. */
@customElement('pg-unlock-form')
export class UnlockForm extends LitElement {
  @property({ attribute: false }) account!: DeviceAccount;
  /** Says whose account it is: left out where it is the only one. */
  @property({ type: Boolean }) named = false;
  /** What else may be done, below; with the form, so that nothing moves when that comes. */
  @property({ attribute: false }) otherwise: TemplateResult | undefined;
  @state() private lock: Lock | undefined;
  @state() private left: number = deviceRules.pinTries;
  /** Seconds until the next try. */
  @state() private wait = 0;
  @state() private error: string | undefined;
  @state() private note: CalloutOptions | undefined;
  @state() private busy = false;
  @state() private shown = false;
  @query('#pin') private input!: HTMLInputElement | null;
  #ticking: ReturnType<typeof setInterval> | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#prepare();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render(): TemplateResult {
    const { lock } = this;
    return html`<h1 tabindex="-1">${msg('Il portale è bloccato')}</h1>
      ${
        this.named
          ? html`<p class="account-line">
              ${accountBadge(this.account)}<span
                >${accountName(this.account)}</span
              >
            </p>`
          : html`<p class="account-line">
              ${lockIcon()}<span
                >${msg('I tuoi dati sono qui, chiusi a chiave.')}</span
              >
            </p>`
      }
      ${this.left === 1 ? callout(lastTryWords(this.account.unsent)) : nothing}
      ${this.note ? callout({ ...this.note, role: 'alert' }) : nothing}
      ${lock?.passkey ? this.#passkey() : nothing}
      ${lock?.pin ? this.#pin(lock.pin.kind) : nothing}
      ${lock ? this.otherwise : nothing}`;
  }

  #passkey(): TemplateResult {
    return html`<div class="form-actions">
      <button
        class="btn btn-primary btn-block"
        type="button"
        aria-disabled=${this.busy ? 'true' : 'false'}
        @click=${() => void this.#try({ is: 'passkey' })}
      >
        ${msg('Apri con lo sblocco del telefono')}
      </button>
    </div>`;
  }

  #pin(kind: 'digits' | 'phrase'): TemplateResult {
    const stopped = this.busy || this.wait > 0;
    return html`<form novalidate @submit=${this.#submit}>
      ${pinField({
        id: 'pin',
        kind,
        label: kind === 'digits' ? msg('Il tuo PIN') : msg('La tua frase'),
        hint:
          kind === 'digits'
            ? msg('Si apre da solo alla sesta cifra.')
            : undefined,
        error: this.error,
        shown: this.shown,
        disabled: stopped,
        onShow: () => {
          this.shown = !this.shown;
        },
        onInput: (value) => {
          if (kind === 'digits' && value.length === deviceRules.pinDigits)
            void this.#try({ is: 'pin', pin: value });
        },
      })}
      <p role="status" class="form-text lock-wait">
        ${this.wait > 0 ? waitWords(this.wait) : nothing}
      </p>
      <div class="form-actions">
        <button
          class="btn ${this.lock?.passkey ? 'btn-outline' : 'btn-primary'} btn-block"
          type="submit"
          aria-disabled=${stopped ? 'true' : 'false'}
        >
          ${this.busy ? msg('Apro…') : msg('Apri')}
        </button>
      </div>
    </form>`;
  }

  async #prepare(): Promise<void> {
    const [lock, tries] = await Promise.all([
      lockOf(this.account.id),
      pinState(this.account.id),
    ]);
    this.lock = lock;
    this.left = tries?.left ?? deviceRules.pinTries;
    this.#waitFor(tries?.waitMs ?? 0);
    // Ended in the middle of the last try: trying again only finishes what that had begun.
    if (this.left === 0) await this.#try({ is: 'pin', pin: '' });
    await this.updateComplete;
    this.input?.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const pin = this.input?.value ?? '';
    if (pin === '') this.input?.focus();
    else void this.#try({ is: 'pin', pin });
  }

  async #try(proof: Proof): Promise<void> {
    if (this.busy || (proof.is === 'pin' && this.wait > 0)) return;
    this.busy = true;
    this.error = this.note = undefined;
    try {
      this.#answer(await enter(this.account.id, proof));
    } catch (error) {
      if (!(error instanceof PasskeyError)) throw error;
      this.note = passkeyWords(error.code);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    if (!this.input) return;
    this.input.value = '';
    this.input.focus();
  }

  #answer(entry: Entry): void {
    if (entry.is === 'open') this.#end(entry);
    else if (entry.is === 'gone')
      this.#end({ is: 'gone', lost: this.account.unsent });
    else if (entry.is === 'stale') this.note = staleWords();
    else if (entry.is === 'expired')
      this.note = {
        kind: 'warning',
        title: msg('Entra di nuovo'),
        text: msg(
          'La sessione con il Comune è finita. Entra con le tue credenziali, poi apri con il PIN: i tuoi dati sono ancora qui.',
        ),
        actions: html`<a class="btn btn-outline" href="/entra"
          >${msg('Entra')}</a
        >`,
      };
    else {
      this.left = entry.left;
      if (entry.is === 'wrong')
        this.error = wrongWords(entry.left, this.lock?.pin?.kind ?? 'digits');
      this.#waitFor(entry.waitMs);
    }
  }

  #end(outcome: LockOutcome): void {
    this.dispatchEvent(new LockOutcomeEvent(outcome));
  }

  #waitFor(ms: number): void {
    clearInterval(this.#ticking);
    const until = performance.now() + ms;
    const tick = () => {
      this.wait = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (this.wait === 0) clearInterval(this.#ticking);
    };
    tick();
    if (ms > 0) this.#ticking = setInterval(tick, 1000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-unlock-form': UnlockForm;
  }
}
