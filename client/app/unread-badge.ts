import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Store } from '../data/store.ts';
import { today } from './clock.ts';
import { storeContext } from './contexts.ts';
import { LiveQuery } from './live-query.ts';
import { unreadCount, unreadTypes } from './unread-count.ts';

/** More than this says no more. */
const most = 99;

/** How much of Comunicazioni is unread: a number over the icon, which moves nothing, and words for who hears it. */
@customElement('pg-unread-badge')
export class UnreadBadge extends LitElement {
  @consume({ context: storeContext }) private store!: Store;
  readonly #docs = new LiveQuery(this, () => this.store.watch(...unreadTypes));

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { person } = this.store.account;
    const count = unreadCount(this.#docs.value ?? [], person, today());
    if (count === 0) return nothing;
    return html`<span class="unread"
      >${count > most ? `${most}+` : count}<span class="visually-hidden">
        ${msg('da leggere')}</span
      ></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-unread-badge': UnreadBadge;
  }
}
