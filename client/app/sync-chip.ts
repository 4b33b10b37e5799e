import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Store } from '../data/store.ts';
import type { Icon } from '../ui/draw.ts';
import {
  clockIcon,
  offlineIcon,
  syncedIcon,
  warningIcon,
} from '../ui/icons.ts';
import { now } from './clock.ts';
import { storeContext } from './contexts.ts';
import { LiveQuery } from './live-query.ts';
import { chipWords, type Tone } from './sync-words.ts';

const icons: Record<Tone, Icon> = {
  ok: syncedIcon,
  plain: offlineIcon,
  wait: clockIcon,
  bad: warningIcon,
};

/** The true state of the sync in the header: symbol and words, a link to Sincronizzazione, or to where one signs in again. */
@customElement('pg-sync-chip')
export class SyncChip extends LitElement {
  @consume({ context: storeContext }) private store!: Store;
  readonly #sync = new LiveQuery(this, () => this.store.sync);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = this.#sync.value;
    if (!state) return nothing;
    const words = chipWords(state, now());
    return html`<a
      class="sync-chip is-${words.tone}"
      href="/sincronizzazione"
      @click=${(event: Event) => {
        if (state.reach === 'signed-out') this.#leadBack(event);
      }}
      aria-busy=${state.busy ? 'true' : 'false'}
    >
      ${state.busy ? clockIcon() : icons[words.tone]()}
      <span class="sync-words">
        <span class="visually-hidden">${msg('Sincronizzazione:')}</span>
        <span class="sync-state">${words.state}</span>
        ${
          words.detail
            ? html`<span class="sync-detail">${words.detail}</span>`
            : nothing
        }
      </span>
    </a>`;
  }

  /** Where 'Entra di nuovo' is what there is to do, the chip leads there, and back to the page it was pressed on. */
  #leadBack({ currentTarget }: Event): void {
    const { pathname, search } = location;
    const wanted = encodeURIComponent(pathname + search);
    if (currentTarget instanceof HTMLAnchorElement)
      currentTarget.href = `/entra?verso=${wanted}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-sync-chip': SyncChip;
  }
}
