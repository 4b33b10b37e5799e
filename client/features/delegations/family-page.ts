import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FamilyView } from '#model/access-protocol.ts';
import { paths, type SessionView } from '#model/phone-protocol.ts';
import { accessError } from '../../app/access-error.ts';
import { navigationContext, storeContext } from '../../app/contexts.ts';
import { LiveQuery } from '../../app/live-query.ts';
import type { Navigation } from '../../app/navigation.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { answered, refusalOf } from '../../data/local-account.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { forwardIcon, personIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';

/** Cambia famiglia: those that the reader may enter today, by the Comune's word. Needs the network. Fires `pg-session`. */
@customElement('pg-family-page')
export class FamilyPage extends LitElement {
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @state() private families: readonly FamilyView[] | undefined;
  @state() private error: ReturnType<typeof accessError> | undefined;
  @state() private busy = false;
  readonly #pending = new LiveQuery(this, () => this.store.pending);
  #listening: AbortController | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    addEventListener('online', () => void this.#read(), { signal });
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
  }

  protected override render(): TemplateResult {
    const { families, error } = this;
    return html`${
      error
        ? callout({
            kind: 'warning',
            role: 'alert',
            ...error,
            actions: html`<button
              class="btn btn-outline"
              type="button"
              @click=${() => void this.#read()}
            >
              ${msg('Riprova')}
            </button>`,
          })
        : nothing
    }
    ${families ? this.#choice(families) : error ? nothing : skeleton(msg('Chiedo al Comune'), 3)}`;
  }

  #choice(families: readonly FamilyView[]): TemplateResult {
    if (families.length < 2)
      return emptyState({
        icon: personIcon,
        title: msg('Non hai altre famiglie'),
        text: msg(
          'Quando un’altra famiglia ti dà una delega, la trovi qui dopo che sei entrato di nuovo.',
        ),
      });
    const waiting = (this.#pending.value ?? []).length > 0;
    return html`<p>
        ${msg(
          'Ogni famiglia ha i suoi dati e il suo PIN su questo telefono: non si mescolano.',
        )}
      </p>
      ${
        waiting
          ? callout({
              text: msg(
                'Hai cose non ancora partite: restano qui, e partono quando torni in questa famiglia.',
              ),
            })
          : nothing
      }
      <ul class="list">
        ${families.map((one) => html`<li>${this.#row(one)}</li>`)}
      </ul>`;
  }

  #row({
    account,
    capacity,
    label,
    children,
    current,
  }: FamilyView): TemplateResult {
    const what =
      capacity === 'guardian' ? msg('Come genitore') : msg('Con una delega');
    const text = html`${personIcon()}<span
        ><span class="list-title">${label}</span
        ><span class="small muted"
          >${[what, children.join(', ')].filter(Boolean).join(' · ')}</span
        ></span
      >`;
    return current
      ? html`<div class="list-row" aria-current="true">
          ${text}<span class="badge is-ok">${msg('aperta ora')}</span>
        </div>`
      : html`<button
          class="list-row"
          type="button"
          aria-disabled=${this.busy ? 'true' : 'false'}
          @click=${() => void this.#enter(account)}
        >
          ${text}${forwardIcon()}
        </button>`;
  }

  async #read(): Promise<void> {
    this.error = undefined;
    try {
      const body = await answered(paths.families, undefined, {});
      ({ families: this.families } = body as { families: FamilyView[] });
    } catch (error) {
      // Who came by a password has no other family: that can only be shown by an identity of the State.
      if (refusalOf(error) === 'not-found') this.families = [];
      else this.error = accessError(error);
    }
  }

  async #enter(account: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      const view = await answered(paths.enterFamily, { account }, {});
      this.dispatchEvent(new SessionEvent(view as SessionView));
      this.navigation.go('/', { replace: true });
    } catch (error) {
      if (refusalOf(error) === 'not-found') {
        await this.#read();
        this.error = {
          title: msg('Per questa famiglia non puoi più entrare'),
          text: msg('Chi ti aveva dato la delega può averla revocata.'),
        };
      } else this.error = accessError(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-family-page': FamilyPage;
  }
}
