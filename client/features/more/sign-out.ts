import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { storeContext } from '../../app/contexts.ts';
import { itemWords } from '../../app/item-words.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { namesFrom, nameTypes } from '../../app/names.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { StayEvent } from '../../app/stay-event.ts';
import type { Store } from '../../data/store.ts';
import { notCleared } from '../../app/not-cleared.ts';
import { callout } from '../../ui/callout.ts';

/**
 * Asks before the account leaves this phone: what is deleted, and above all what has not been sent and would be lost.
 * Fires `pg-stay`, or `pg-session` once everything is gone.
 */
@customElement('pg-sign-out')
export class SignOut extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @state() private busy = false;
  @state() private failed = false;
  readonly #pending = new LiveQuery(this, () => this.store.pending);
  readonly #refused = new LiveQuery(this, () => this.store.refused);
  readonly #names = new LiveQuery(this, () => this.store.watch(...nameTypes));

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const unsent = this.#unsent();
    return html`<div class="sign-out">
      <p>
        ${msg(
          'I tuoi dati vengono cancellati da questo telefono. Al Comune resta tutto: quando rientri, li ritrovi.',
        )}
      </p>
      ${
        unsent.length > 0
          ? callout({
              kind: 'danger',
              title:
                unsent.length === 1
                  ? msg('Una cosa non è ancora partita e andrebbe persa')
                  : msg(
                      str`${unsent.length} cose non sono ancora partite e andrebbero perse`,
                    ),
              text: html`<ul>
                ${unsent.map((one) => html`<li>${one}</li>`)}
              </ul>`,
              actions: html`<button
                class="btn btn-outline"
                type="button"
                @click=${this.#send}
              >
                ${msg('Prova a inviare adesso')}
              </button>`,
            })
          : nothing
      }
      ${this.failed ? notCleared() : nothing}
      <div class="btn-row">
        <button
          class="btn btn-danger"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${this.#leave}
        >
          ${
            this.busy
              ? msg('Cancello i dati…')
              : unsent.length > 0
                ? msg('Esci e perdi quello che non è partito')
                : msg('Esci e cancella i dati')
          }
        </button>
        <button
          class="btn btn-text"
          type="button"
          @click=${() => this.dispatchEvent(new StayEvent())}
        >
          ${msg('Resta')}
        </button>
      </div>
    </div>`;
  }

  #unsent(): string[] {
    const names = namesFrom(this.#names.value ?? []);
    const refused = (this.#refused.value ?? []).map(({ doc }) => doc);
    return [...(this.#pending.value ?? []), ...refused].map((doc) => {
      const { title, detail } = itemWords(doc, names);
      return detail ? `${title} (${detail})` : title;
    });
  }

  #send(): void {
    void this.store.syncNow();
  }

  async #leave(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failed = false;
    try {
      const next = await this.store.signOut();
      if (next === undefined) this.dispatchEvent(new SessionEvent(undefined));
      else location.assign(next);
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
    'pg-sign-out': SignOut;
  }
}
