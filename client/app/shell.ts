import { consume, provide } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { ChildDoc } from '#model/child.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Store } from '../data/store.ts';
import { backIcon } from '../ui/icons.ts';
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
import { LiveQuery } from './live-query.ts';
import { hrefTo, type Change, type Navigation } from './navigation.ts';
import { PageTitleEvent } from './page-title.ts';
import { routeOf, viewOf, type View } from './page-view.ts';
import { routes } from './routes.ts';
import { restoreScroll } from './restore-scroll.ts';
import { sectionNav } from './section-nav.ts';
import { siteHeader } from './site-header.ts';
import './sync-chip.ts';

/** The frame around every page of a signed-in account: header, the five sections, title, children, page. */
@customElement('pg-shell')
export class Shell extends LitElement {
  @provide({ context: storeContext })
  @property({ attribute: false })
  store!: Store;
  @provide({ context: sessionContext })
  @property({ attribute: false })
  session!: SessionView;
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
    const place = view?.place ?? {
      path: '',
      params: {},
      query: new URLSearchParams(),
    };
    return html`${siteHeader(this.session.comune, html`<pg-sync-chip></pg-sync-chip>`)}
      ${sectionNav(place, view?.route?.section)}
      <main id="content" tabindex="-1" data-place>
        <div class="page-head">
          ${
            view?.route?.parent
              ? html`<a
                  class="btn btn-icon page-back"
                  href=${hrefTo(place, view.route.parent)}
                  aria-label=${msg('Indietro')}
                  @click=${this.#up}
                  >${backIcon()}</a
                >`
              : nothing
          }
          <h1 tabindex="-1">${this.#title}</h1>
          ${view?.route?.note ? html`<p class="page-note">${view.route.note()}</p>` : nothing}
        </div>
        ${view?.route?.byChild ? childChips(place, this.choice) : nothing}
        <div class="page" @pg-title=${this.#retitle}>
          ${view ? keyed(view.route?.page ?? view.place.path, view.body) : nothing}
        </div>
      </main>`;
  }

  get #title(): string {
    if (!this.view) return '';
    const { route } = this.view;
    return this.ownTitle ?? route?.title() ?? msg('Pagina non trovata');
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
    const found = routeOf(routes, change.url);
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
