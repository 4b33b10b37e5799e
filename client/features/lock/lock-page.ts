import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { sessionContext } from '../../app/contexts.ts';
import { LockEvent } from '../../app/lock-event.ts';
import { notify } from '../../app/notify.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import {
  listAccounts,
  setLabel,
  type DeviceAccount,
} from '../../data/accounts.ts';
import { lockOf, type Lock } from '../../data/key-lock.ts';
import { dropPasskey } from '../../data/key-open.ts';
import { canUsePasskey } from '../../data/key-passkey.ts';
import { field } from '../../ui/field.ts';
import { lockIcon } from '../../ui/icons.ts';
import './change-way.ts';

/** Blocco: lock now, change the PIN, add the phone's own unlock, hand the phone to somebody else. */
@customElement('pg-lock-page')
export class LockPage extends LitElement {
  @consume({ context: sessionContext }) session!: SessionView;
  @state() private lock: Lock | undefined;
  @state() private accounts: readonly DeviceAccount[] = [];
  @state() private hasPasskey = false;
  @state() private changing: 'pin' | 'passkey' | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
    void canUsePasskey().then((can) => {
      this.hasPasskey = can;
    });
  }

  protected override render(): TemplateResult {
    return html`<section class="section">
        <p>
          ${msg(
            'I tuoi dati su questo telefono sono chiusi a chiave. Il portale si blocca da solo dopo cinque minuti che non lo guardi, e ogni volta che lo riapri.',
          )}
        </p>
        <div class="btn-row">
          <button
            class="btn btn-primary"
            type="button"
            @click=${() => this.dispatchEvent(new LockEvent())}
          >
            ${lockIcon()}${msg('Blocca adesso')}
          </button>
          <button
            class="btn btn-outline"
            type="button"
            @click=${() => this.dispatchEvent(new LockEvent(true))}
          >
            ${msg('Passa a un’altra persona')}
          </button>
        </div>
      </section>
      ${this.lock ? html`${this.#ways(this.lock)} ${this.#name()}` : nothing}`;
  }

  #ways(lock: Lock): TemplateResult {
    if (this.changing)
      return html`<section class="section" aria-labelledby="lock-change">
        <h2 id="lock-change" tabindex="-1">
          ${this.changing === 'pin' ? this.#pinWords(lock) : msg('Sblocco del telefono')}
        </h2>
        <pg-change-way
          .account=${this.session.account.id}
          .lock=${lock}
          .to=${this.changing}
          @pg-stay=${() => void this.#done()}
          @pg-changed=${() => void this.#done(true)}
        ></pg-change-way>
      </section>`;
    return html`<section class="section" aria-labelledby="lock-ways">
      <h2 id="lock-ways">${msg('Come si apre')}</h2>
      <div class="btn-row">
        <button
          class="btn btn-outline"
          type="button"
          @click=${() => {
            this.changing = 'pin';
          }}
        >
          ${this.#pinWords(lock)}
        </button>
        ${this.#passkey(lock)}
      </div>
    </section>`;
  }

  #pinWords({ pin }: Lock): string {
    return pin ? msg('Cambia il PIN') : msg('Aggiungi un PIN');
  }

  #passkey({ passkey, pin }: Lock): TemplateResult | typeof nothing {
    if (passkey && pin)
      return html`<button
        class="btn btn-text"
        type="button"
        @click=${() => {
          void dropPasskey(this.session.account.id).then(() => this.#read());
        }}
      >
        ${msg('Non usare più lo sblocco del telefono')}
      </button>`;
    if (passkey || !this.hasPasskey) return nothing;
    return html`<button
      class="btn btn-outline"
      type="button"
      @click=${() => {
        this.changing = 'passkey';
      }}
    >
      ${msg('Usa anche lo sblocco del telefono')}
    </button>`;
  }

  #name(): TemplateResult {
    const { id } = this.session.account;
    const own = this.accounts.find((one) => one.id === id);
    return html`<section class="section" aria-labelledby="lock-name">
      <h2 id="lock-name">${msg('Il tuo nome su questo telefono')}</h2>
      <form novalidate @submit=${this.#rename}>
        ${field(
          {
            id: 'device-label',
            label: msg('Come ti riconosci'),
            hint: msg(
              'Si vede anche quando è bloccato. Vuoto: solo le iniziali.',
            ),
          },
          (aria) =>
            html`<input
              class="form-control"
              id=${aria.id}
              name="label"
              autocomplete="off"
              maxlength="30"
              .value=${own?.label ?? ''}
              aria-describedby=${aria.describedBy}
            />`,
        )}
        <div class="form-actions">
          <button class="btn btn-outline" type="submit">${msg('Salva')}</button>
        </div>
      </form>
    </section>`;
  }

  async #read(): Promise<void> {
    const { id } = this.session.account;
    const [lock, accounts] = await Promise.all([lockOf(id), listAccounts()]);
    this.lock = lock;
    this.accounts = accounts;
  }

  async #done(changed = false): Promise<void> {
    this.changing = undefined;
    if (changed)
      notify(this, { text: msg('Fatto. Vale dalla prossima apertura.') });
    await this.#read();
  }

  async #rename(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const label = new FormData(event.target as HTMLFormElement).get('label');
    await setLabel(
      this.session.account.id,
      typeof label === 'string' ? label.trim() : '',
    );
    notify(this, { text: msg('Salvato.') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-lock-page': LockPage;
  }
}
