import { provide } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SessionView } from '#model/phone-protocol.ts';
import type { LockOutcomeEvent } from '../features/lock/lock-events.ts';
import { AccountPhase, entrance, type Phase } from './account-phase.ts';
import { ComuneToldEvent, knownComune } from './comune-name.ts';
import { navigationContext } from './contexts.ts';
import { watchDepartures } from './depart.ts';
import { doorAt, type Door } from './doors.ts';
import { findRoute } from './find-route.ts';
import { followLinks } from './follow-links.ts';
import { frame } from './frame.ts';
import { LocaleEvent } from './locale-event.ts';
import { LockEvent } from './lock-event.ts';
import { chooseLocale, currentLocale } from './locale.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { NotifyEvent, type Notice } from './notify.ts';
import { routesFor } from './routes.ts';
import { SessionEvent } from './session-event.ts';
import { siteHeader } from './site-header.ts';

/**
 * The app: draws what it can at once, then brings what it needs: the lock, the data, the pages; or the way in. Listens
 * for what any element may ask of it: another session, the lock, another language, a toast.
 */
@customElement('pg-app')
export class App extends LitElement {
  @provide({ context: navigationContext })
  private navigation: Navigation = createNavigation(window);
  readonly #account = new AccountPhase(this, this.navigation);

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followLinks(this, this.navigation);
    watchDepartures(this);
    this.navigation.listen(({ how }) => {
      this.requestUpdate();
      if (how === 'go' && this.#door) void this.#showDoor(this.#door);
    });
    this.addEventListener(SessionEvent.type, (event) => {
      void this.#account.follow(event.session);
    });
    this.addEventListener(LockEvent.type, (event) => {
      void this.#account.lock(event.choosing);
    });
    this.addEventListener(ComuneToldEvent.type, () => {
      this.requestUpdate();
    });
    this.addEventListener(NotifyEvent.type, (event) => {
      void this.#say(event.notice);
    });
    this.addEventListener(LocaleEvent.type, (event) => {
      void chooseLocale(event.locale).then(() => {
        this.requestUpdate();
      });
    });
  }

  protected override firstUpdated(): void {
    const begin = () => {
      void this.#account.start();
      void import('./updates.ts').then(({ watchUpdates }) => {
        watchUpdates(this);
      });
    };
    // After the first paint, so that nothing delays it; a tab in the background is never painted.
    if (document.visibilityState === 'hidden') begin();
    else requestAnimationFrame(() => setTimeout(begin));
  }

  protected override updated(): void {
    const isOut = this.#account.now.is === 'signed-out';
    const door = this.#door ?? (isOut ? doorAt(entrance) : undefined);
    // A part that does not come leaves the frame; the next opening asks again.
    door?.load().catch(() => undefined);
  }

  protected override render(): TemplateResult {
    return html`${keyed(currentLocale(), this.#screen())}`;
  }

  #screen(): TemplateResult {
    const phase = this.#account.now;
    const door = this.#door;
    if (door && !door.isEntrance) return this.#bare(door.render());
    if (phase.is === 'new') return this.#bare(this.#setUp(phase.session));
    if (phase.is === 'signed-out' || door)
      return this.#bare(
        (door ?? doorAt(entrance))?.render(
          phase.is === 'open' ? phase.session.account.name : undefined,
        ),
      );
    if (phase.is === 'failed')
      return this.#bare(
        html`<pg-start-failure
          @pg-retry=${() => void this.#account.start()}
        ></pg-start-failure>`,
      );
    if (phase.is === 'locked') return this.#bare(this.#locked(phase));
    if (phase.is === 'gone')
      return this.#bare(
        html`<pg-data-gone .lost=${phase.lost}></pg-data-gone>`,
      );
    if (phase.is === 'starting') return this.#bare(nothing);
    if (phase.is === 'opening') return this.#empty(phase.session);
    return html`${keyed(
      phase.store,
      html`<pg-shell
        .store=${phase.store}
        .session=${phase.session}
        .routes=${routesFor(phase.session)}
      ></pg-shell>`,
    )}`;
  }

  /** From one door to another the reader starts at the top, a screen reader at the title. */
  async #showDoor(door: Door): Promise<void> {
    await door.load();
    await this.updateComplete;
    await this.querySelector<LitElement>('main > *')?.updateComplete;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }

  get #door(): Door | undefined {
    return doorAt(this.navigation.url.pathname);
  }

  #setUp(session: SessionView): TemplateResult {
    return html`<pg-lock-set-up
      .session=${session}
      @pg-lock-outcome=${this.#leaveLock}
    ></pg-lock-set-up>`;
  }

  #locked({ account, choosing }: Extract<Phase, { is: 'locked' }>) {
    return html`<pg-lock-screen
      .account=${account}
      .choosing=${choosing === true}
      @pg-lock-outcome=${this.#leaveLock}
    ></pg-lock-screen>`;
  }

  readonly #leaveLock = ({ outcome }: LockOutcomeEvent): void => {
    if (outcome.is === 'open') void this.#account.open(outcome.session);
    else this.#account.leave(outcome.lost);
  };

  /** The frame before the data are there: what the shell will draw, without them. */
  #empty(session: SessionView): TemplateResult {
    const { url } = this.navigation;
    const { route, place } = findRoute(routesFor(session), url);
    return frame({
      comune: knownComune(),
      chip: nothing,
      place,
      route,
      session,
      title: route?.title() ?? '',
      unread: nothing,
      back: nothing,
      chips: nothing,
      body: nothing,
    });
  }

  #bare(body: unknown): TemplateResult {
    return html`${siteHeader(knownComune(), nothing)}
      <main id="content" class="entrance" tabindex="-1" data-place>
        ${body}
      </main>`;
  }

  async #say(notice: Notice): Promise<void> {
    await import('../ui/toasts.ts');
    let toasts = document.querySelector('pg-toasts');
    if (!toasts) {
      toasts = document.createElement('pg-toasts');
      document.body.append(toasts);
    }
    toasts.show(notice, msg('Chiudi'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-app': App;
  }
}
