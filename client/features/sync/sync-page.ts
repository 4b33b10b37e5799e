import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Doc } from '#model/document.ts';
import { now } from '../../app/clock.ts';
import { storeContext } from '../../app/contexts.ts';
import { stamp } from '../../app/format.ts';
import { itemWords } from '../../app/item-words.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { namesFrom, nameTypes, type Names } from '../../app/names.ts';
import { notify } from '../../app/notify.ts';
import { syncSentence } from '../../app/sync-words.ts';
import type { Refused, Store, Usage } from '../../data/store.ts';
import { checkIcon, clockIcon, refreshIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { lastReceived, parentTypes } from './last-received.ts';
import { refusedItem } from './refused-item.ts';
import { storageWords } from './storage-words.ts';
import { syncWarnings } from './sync-warnings.ts';

/** Sincronizzazione: what is true of this phone and the Comune, what waits, what was refused, and what to do about it. */
@customElement('pg-sync-page')
export class SyncPage extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @state() private usage: Usage | undefined;
  readonly #sync = new LiveQuery(this, () => this.store.sync);
  readonly #pending = new LiveQuery(this, () => this.store.pending);
  readonly #refused = new LiveQuery(this, () => this.store.refused);
  readonly #names = new LiveQuery(this, () => this.store.watch(...nameTypes));
  readonly #sent = new LiveQuery(this, () => this.store.watch(...parentTypes));

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#measure();
  }

  protected override render(): TemplateResult {
    const sync = this.#sync.value;
    if (!sync) return skeleton(msg('Leggo lo stato'), 3);
    const names = namesFrom(this.#names.value ?? []);
    return html`<div class="sync-lead">
        <p class="sync-sentence" role="status">${syncSentence(sync, now())}</p>
        <button
          class="btn btn-primary"
          type="button"
          aria-disabled=${sync.busy ? 'true' : 'false'}
          @click=${this.#syncNow}
        >
          ${refreshIcon()}${sync.busy ? msg('Aggiorno…') : msg('Aggiorna ora')}
        </button>
      </div>
      <div class="sync-warnings">${syncWarnings(sync)}</div>
      ${this.#refusedList(names)} ${this.#pendingList(names)}
      ${this.#receivedList(names)}
      <section class="section" aria-labelledby="sync-space">
        <h2 id="sync-space">${msg('Spazio su questo telefono')}</h2>
        <p>${this.usage ? storageWords(this.usage) : nothing}</p>
      </section>
      <section class="section" aria-labelledby="sync-exit">
        <h2 id="sync-exit">${msg('Se esci da questo telefono')}</h2>
        <p>
          ${msg(
            'I tuoi dati e la chiave che li protegge vengono cancellati da questo telefono; al Comune resta tutto. Quello che non è ancora partito andrebbe perso: prima di uscire te lo diciamo.',
          )}
        </p>
        <p><a href="/altro/esci">${msg('Esci da questo telefono')}</a></p>
      </section>`;
  }

  #refusedList(names: Names): TemplateResult | typeof nothing {
    const refused = this.#refused.value ?? [];
    if (refused.length === 0) return nothing;
    return html`<section class="section" aria-labelledby="sync-refused">
      <h2 id="sync-refused">${msg('Rifiutati')}</h2>
      <div class="refused-list">
        ${refused.map((one) =>
          refusedItem(one, names, () => {
            void this.#forget(one);
          }),
        )}
      </div>
    </section>`;
  }

  #pendingList(names: Names): TemplateResult {
    const pending = this.#pending.value ?? [];
    return html`<section class="section" aria-labelledby="sync-pending">
      <h2 id="sync-pending">${msg('In attesa di invio')}</h2>
      ${
        pending.length === 0
          ? html`<p class="muted">
              ${msg('Niente in attesa: quello che scrivi senza rete compare qui finché non parte.')}
            </p>`
          : html`<ul class="list">
              ${pending.map((doc) => this.#pendingRow(doc, names))}
            </ul>`
      }
    </section>`;
  }

  #pendingRow(doc: Doc, names: Names): TemplateResult {
    const { title, detail, href } = itemWords(doc, names);
    return html`<li class="list-row">
      ${clockIcon()}<span
        ><a class="list-title" href=${href}>${title}</a
        ><span class="small muted"
          >${detail ? html`${detail} · ` : nothing}${msg(
            str`scritto ${stamp(doc.at, now())}`,
          )}</span
        ></span
      >
      <button
        class="btn btn-text"
        type="button"
        aria-label=${msg(str`Annulla: ${title}`)}
        @click=${() => {
          void this.#cancel(doc);
        }}
      >
        ${msg('Annulla')}
      </button>
    </li>`;
  }

  #receivedList(names: Names): TemplateResult {
    const received = lastReceived(this.#sent.value ?? [], this.store.account);
    return html`<section class="section" aria-labelledby="sync-received">
      <h2 id="sync-received">${msg('Ultime ricevute dal Comune')}</h2>
      ${
        received.length === 0
          ? html`<p class="muted">
              ${msg('Ancora niente: quando invii qualcosa, qui leggi l’ora in cui il Comune l’ha ricevuto.')}
            </p>`
          : html`<ul class="list">
              ${received.map(({ doc, at }) => {
                const { title, detail, href } = itemWords(doc, names);
                return html`<li>
                  <a class="list-row" href=${href}
                    >${checkIcon()}<span
                      ><span class="list-title">${title}</span
                      ><span class="small muted"
                        >${detail ? html`${detail} · ` : nothing}${timeTag(
                          at,
                          msg(str`ricevuto ${stamp(at, now())}`),
                        )}</span
                      ></span
                    ></a
                  >
                </li>`;
              })}
            </ul>`
      }
    </section>`;
  }

  #syncNow(): void {
    if (!this.#sync.value?.busy)
      void this.store.syncNow().then(() => this.#measure());
  }

  async #measure(): Promise<void> {
    this.usage = await this.store.usage().catch(() => undefined);
  }

  async #cancel(doc: Doc): Promise<void> {
    const isBack = await this.store.cancel(doc._id);
    notify(this, {
      text: isBack
        ? msg('Annullato: non verrà inviato.')
        : msg('Troppo tardi: il Comune lo ha già ricevuto.'),
    });
  }

  async #forget({ doc }: Refused): Promise<void> {
    await this.store.dropRefused(doc._id);
    notify(this, { text: msg('Eliminato da questo telefono.') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-sync-page': SyncPage;
  }
}
