import { provide } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Store } from '../data/store.ts';
import { rememberComune, rememberedComune } from './comune-name.ts';
import { navigationContext } from './contexts.ts';
import { findRoute } from './find-route.ts';
import { followLinks } from './follow-links.ts';
import { frame } from './frame.ts';
import { LocaleEvent } from './locale-event.ts';
import { chooseLocale, currentLocale } from './locale.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { NotifyEvent, type Notice } from './notify.ts';
import { safeReturn } from './paths.ts';
import { routes } from './routes.ts';
import { SessionEvent } from './session-event.ts';
import { siteHeader } from './site-header.ts';

type Phase =
  | { is: 'starting' }
  | { is: 'signed-out' }
  | { is: 'open'; session: SessionView; store: Store }
  | { is: 'failed' };

const entrance = '/entra';

/**
 * The app: draws the frame at once, then brings what it needs: who is signed in, their data, the pages; or the way
 * in. Listens for what any element may ask of it: another session, another language, a toast.
 */
@customElement('pg-app')
export class App extends LitElement {
  @provide({ context: navigationContext })
  private navigation: Navigation = createNavigation(window);
  @state() private phase: Phase = { is: 'starting' };

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    followLinks(this, this.navigation);
    this.navigation.listen(() => {
      this.requestUpdate();
    });
    this.addEventListener(SessionEvent.type, (event) => {
      void this.#follow(event);
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
      void this.#start();
      void import('../data/session.ts').then(({ watchSignOut }) => {
        watchSignOut(() => {
          this.#ask();
        });
      });
      void import('./updates.ts').then(({ watchUpdates }) => {
        watchUpdates(this);
      });
    };
    // After the first paint, so that nothing delays it; a tab in the background is never painted.
    if (document.visibilityState === 'hidden') begin();
    else requestAnimationFrame(() => setTimeout(begin));
  }

  protected override updated(): void {
    if (this.navigation.url.pathname === entrance)
      void import('../features/sign-in/sign-in-page.ts');
  }

  protected override render(): TemplateResult {
    return html`${keyed(currentLocale(), this.#screen())}`;
  }

  #screen(): TemplateResult {
    const { phase, navigation } = this;
    if (navigation.url.pathname === entrance || phase.is === 'signed-out')
      return this.#bare(html`<pg-sign-in-page></pg-sign-in-page>`);
    if (phase.is === 'failed')
      return this.#bare(
        html`<pg-start-failure
          @pg-retry=${() => void this.#start()}
        ></pg-start-failure>`,
      );
    if (phase.is === 'starting') return this.#empty();
    return html`${keyed(
      phase.store,
      html`<pg-shell
        .store=${phase.store}
        .session=${phase.session}
        .routes=${routes}
      ></pg-shell>`,
    )}`;
  }

  /** The frame before anything is known: what the shell will draw, without data. */
  #empty(): TemplateResult {
    const { route, place } = findRoute(routes, this.navigation.url);
    return frame({
      comune: rememberedComune(),
      chip: nothing,
      place,
      route,
      title: route?.title() ?? '',
      unread: nothing,
      back: nothing,
      chips: nothing,
      body: nothing,
    });
  }

  #bare(body: TemplateResult): TemplateResult {
    return html`${siteHeader(rememberedComune(), nothing)}
      <main id="content" class="entrance" tabindex="-1" data-place>
        ${body}
      </main>`;
  }

  async #start(): Promise<void> {
    this.phase = { is: 'starting' };
    // On a device in use these come together; on a new one the way in must not wait for what it does not need.
    if (rememberedComune() !== undefined) this.#fetchAhead();
    const { currentSession, watchSignOut } = await import('../data/session.ts');
    watchSignOut(() => {
      this.#ask();
    });
    const session = await currentSession().catch(() => undefined);
    if (session) await this.#open(session);
    else this.#ask();
  }

  #fetchAhead(): void {
    const parts = [
      import('../data/open-store.ts'),
      import('./shell.ts'),
      findRoute(routes, this.navigation.url).route?.load(),
    ];
    // Whoever needs a part asks for it again and hears why it did not come.
    for (const part of parts) part?.catch(() => undefined);
  }

  /** Somebody signed in, perhaps again after the session was over; or the account left this device. */
  async #follow({ session }: SessionEvent): Promise<void> {
    const { phase } = this;
    if (!session) {
      this.#ask();
      return;
    }
    if (
      phase.is === 'open' &&
      phase.session.account.id === session.account.id
    ) {
      this.#leaveEntrance();
      void phase.store.syncNow();
      return;
    }
    if (phase.is === 'open') await phase.store.close();
    await this.#open(session);
  }

  async #open(session: SessionView): Promise<void> {
    rememberComune(session.comune.name);
    try {
      const [{ openStore }] = await Promise.all([
        import('../data/open-store.ts'),
        import('./shell.ts'),
      ]);
      const store = await openStore(session.account);
      this.#leaveEntrance();
      this.phase = { is: 'open', session, store };
    } catch {
      // Private windows of some browsers have no IndexedDB; or the code could not be brought. The page tells both.
      void import('./start-failure.ts');
      this.phase = { is: 'failed' };
    }
  }

  /** From the sign-in page to the page that was wanted. */
  #leaveEntrance(): void {
    const { pathname, searchParams } = this.navigation.url;
    if (pathname === entrance)
      this.navigation.go(safeReturn(searchParams.get('verso')), {
        replace: true,
      });
  }

  /** Asks to sign in, keeping the page that was wanted; not after signing out, when it was left on purpose. */
  #ask(): void {
    const { pathname, search } = this.navigation.url;
    const isLeaving = this.phase.is === 'open';
    this.phase = { is: 'signed-out' };
    if (pathname === entrance) return;
    const wanted = pathname + search;
    this.navigation.go(
      isLeaving || wanted === '/'
        ? entrance
        : `${entrance}?verso=${encodeURIComponent(wanted)}`,
      { replace: true },
    );
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
