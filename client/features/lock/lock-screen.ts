import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { SessionEvent } from '../../app/session-event.ts';
import { listAccounts, type DeviceAccount } from '../../data/accounts.ts';
import { dropKeys, holdKeys } from '../../data/key.ts';
import { askComune } from '../../data/lock-ask.ts';
import { enterWith } from '../../data/lock-entry.ts';
import { obeyWipe } from '../../data/lock-wipe.ts';
import { hearTabs, tellTabs } from '../../data/lock-tabs.ts';
import { accountChoice } from './account-choice.ts';
import './forgotten-pin.ts';
import { LockOutcomeEvent, type LockOutcome } from './lock-events.ts';
import './unlock-form.ts';

/**
 * The locked app: asks for the PIN or the phone's own unlock of the account that was here last, or of another. Fires
 * `pg-lock-outcome`.
 */
@customElement('pg-lock-screen')
export class LockScreen extends LitElement {
  /** Id of the account to open with. */
  @property() account = '';
  /** True when the reader wants to change who uses this device. */
  @property({ type: Boolean }) choosing = false;
  @state() private accounts: readonly DeviceAccount[] = [];
  @state() private forgot = false;
  #stopHearing: (() => void) | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = msg('Portale Genitori');
    this.#stopHearing = hearTabs((word) => {
      if (word.is === 'key' && word.account === this.account)
        void this.#letIn(word.key);
      if (word.is === 'gone') void this.#list();
    });
    void this.#list();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopHearing?.();
  }

  protected override render(): TemplateResult | typeof nothing {
    const account = this.accounts.find(({ id }) => id === this.account);
    if (this.choosing || (this.accounts.length > 0 && !account))
      return accountChoice(this.accounts, (id) => {
        this.account = id;
        this.choosing = false;
        this.#look();
      });
    if (!account) return nothing;
    if (this.forgot)
      return html`<pg-forgotten-pin
        .account=${account}
        @pg-stay=${() => {
          this.forgot = false;
        }}
      ></pg-forgotten-pin>`;
    return html`${keyed(
      account.id,
      html`<pg-unlock-form
        .account=${account}
        .named=${this.accounts.length > 1 || account.label !== undefined}
        .otherwise=${this.#otherwise(account)}
      ></pg-unlock-form>`,
    )}`;
  }

  #otherwise({ hasPin }: DeviceAccount): TemplateResult {
    return html`<div class="lock-ways">
      <button
        class="btn btn-text"
        type="button"
        @click=${() => {
          this.forgot = true;
        }}
      >
        ${hasPin ? msg('PIN dimenticato') : msg('Non riesco ad aprire')}
      </button>
      <button
        class="btn btn-text"
        type="button"
        @click=${() => {
          this.choosing = true;
        }}
      >
        ${msg('Un’altra persona')}
      </button>
    </div>`;
  }

  async #list(): Promise<void> {
    this.accounts = await listAccounts();
    if (this.accounts.length === 0)
      this.dispatchEvent(new SessionEvent(undefined));
  }

  /** Whoever has this account open in another tab lets this one in; and the Comune may want its data gone. */
  #look(): void {
    const { account } = this;
    tellTabs({ is: 'ask', account });
    if (!navigator.onLine) return;
    void askComune(account).then(async (word) => {
      if (word !== 'wipe') return;
      const lost = this.accounts.find(({ id }) => id === account)?.unsent;
      if (await obeyWipe(account)) this.#end({ is: 'gone', lost: lost ?? 0 });
      else await this.#list();
    });
  }

  async #letIn(key: CryptoKey): Promise<void> {
    if (!this.isConnected) return;
    holdKeys(this.account, { key });
    const entry = await enterWith(this.account, key);
    if (entry.is === 'open') this.#end(entry);
    else dropKeys();
  }

  #end(outcome: LockOutcome): void {
    this.dispatchEvent(new LockOutcomeEvent(outcome));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-lock-screen': LockScreen;
  }
}
