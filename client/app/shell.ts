import { consume, provide } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChildDoc } from '#model/child.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Store } from '../data/store.ts';
import { backIcon, lockIcon } from '../ui/icons.ts';
import { childChips } from './child-chips.ts';
import { childChoice, childrenOf } from './children.ts';
import { correctClock, today } from './clock.ts';
import {
  childrenContext,
  navigationContext,
  sessionContext,
  storeContext,
  type ChildChoice,
} from './contexts.ts';
import { DayChange } from './day-change.ts';
import { findRoute } from './find-route.ts';
import { frame } from './frame.ts';
import { LiveQuery } from './live-query.ts';
import { LockEvent } from './lock-event.ts';
import { hrefTo, type Change, type Navigation } from './navigation.ts';
import { PageTitleEvent } from './page-title.ts';
import { viewOf, type View } from './page-view.ts';
import { restoreScroll } from './restore-scroll.ts';
import type { Route } from './route.ts';
import './sync-chip.ts';
import './unread-badge.ts';

/** The pages of a signed-in account in their frame. */
@customElement('pg-shell')
export class Shell extends LitElement {
  @provide({ context: storeContext })
  @property({ attribute: false })
  store!: Store;
  @provide({ context: sessionContext })
  @property({ attribute: false })
  session!: SessionView;
  @property({ attribute: false }) routes: readonly Route[] = [];
  @provide({ context: childrenContext })
  @state()
  private choice: ChildChoice = { all: [], chosen: [] };
  @consume({ context: navigationContext }) private navigation!: Navigation;
  @state() private view: View | undefined;
  @state() private ownTitle: string | undefined;
  @query('h1') private heading!: HTMLElement;

  readonly #docs = new LiveQuery(this, () =>
    this.store.watch('family', 'child'),
  );
  readonly #sync = new LiveQuery(this, () => this.store.sync);
  readonly #today = new DayChange(this);
  #stopListening: (() => void) | undefined;
  #latest = 0;

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopListening = this.navigation.listen((change) => {
      void this.#show(change);
    });
    this.toggleAttribute('data-reader', this.#isDelegate);
    void this.#show({ url: this.navigation.url, how: 'back', scroll: 0 }, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected override willUpdate(): void {
    correctClock(this.#sync.value?.clockAheadMs);
    const all = this.#childrenNow();
    const chosen = this.view?.place.query.get('figlio') ?? null;
    const next = childChoice(all, chosen);
    if (!sameChoice(next, this.choice)) this.choice = next;
  }

  protected override updated(): void {
    const comune = this.session.comune.name;
    document.title = this.#title ? `${this.#title} · ${comune}` : comune;
  }

  protected override render(): TemplateResult {
    const { view } = this;
    const { route, place } =
      view ?? findRoute(this.routes, this.navigation.url);
    return frame({
      comune: this.session.comune.name,
      session: this.session,
      chip: html`${this.#isStaff ? nothing : keyed(this.#today.day, html`<pg-sync-chip></pg-sync-chip>`)}
      ${this.#lock()}`,
      place,
      route,
      title: this.#title,
      unread: html`<pg-unread-badge></pg-unread-badge>`,
      back: route?.parent ? this.#back(hrefTo(place, route.parent)) : nothing,
      chips: route?.byChild ? childChips(place, this.choice) : nothing,
      body: view
        ? keyed(
            `${route?.page ?? place.path} ${this.#today.day}`,
            html`<div @pg-title=${this.#retitle}>${view.body}</div>`,
          )
        : nothing,
    });
  }

  #lock(): TemplateResult {
    const words = msg('Blocca il portale');
    return html`<button
      class="btn btn-icon lock-button"
      type="button"
      aria-label=${words}
      title=${words}
      @click=${() => this.dispatchEvent(new LockEvent())}
    >
      ${lockIcon()}
    </button>`;
  }

  /** Staff keep nothing of the town's on this device: nothing is in sync. */
  get #isStaff(): boolean {
    return this.session.account.role === 'staff';
  }

  get #isDelegate(): boolean {
    return this.session.account.delegations !== undefined;
  }

  get #title(): string {
    const { route } = this.view ?? findRoute(this.routes, this.navigation.url);
    return this.ownTitle ?? route?.title() ?? msg('Pagina non trovata');
  }

  #back(href: string): TemplateResult {
    return html`<a
      class="btn btn-icon page-back"
      href=${href}
      aria-label=${msg('Indietro')}
      @click=${this.#up}
      >${backIcon()}</a
    >`;
  }

  #known: { docs: unknown; day: string; all: readonly ChildDoc[] } | undefined;
  #childrenNow(): readonly ChildDoc[] {
    const docs = this.#docs.value ?? [];
    const day = today();
    if (this.#known?.docs !== docs || this.#known.day !== day)
      this.#known = { docs, day, all: childrenOf(docs, day) };
    return this.#known.all;
  }

  async #show(change: Change, first = false): Promise<void> {
    const turn = ++this.#latest;
    const found = findRoute(this.routes, change.url);
    const view = await viewOf(found, () => void this.#show(change));
    // A later tap overtook this page's code.
    if (turn !== this.#latest) return;
    const stays = !first && view.route?.page === this.view?.route?.page;
    if (!stays) this.ownTitle = undefined;
    this.view = view;
    await this.updateComplete;
    if (stays) return;
    if (!first) this.heading.focus({ preventScroll: true });
    restoreScroll(change.how === 'go' ? 0 : change.scroll);
  }

  #up(event: MouseEvent): void {
    if (!this.view?.route?.parent || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.navigation.up(this.view.route.parent);
  }

  #retitle(event: PageTitleEvent): void {
    this.ownTitle = event.title;
  }
}

function sameChoice(one: ChildChoice, other: ChildChoice): boolean {
  return (
    one.all === other.all &&
    one.chosen.length === other.chosen.length &&
    one.chosen[0] === other.chosen[0]
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-shell': Shell;
  }
}
