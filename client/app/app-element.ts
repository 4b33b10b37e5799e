import { provide } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { SessionView } from '#model/phone-protocol.ts';
import { currentSession } from '../data/session.ts';
import type { Store } from '../data/store.ts';
import { callout } from '../ui/callout.ts';
import '../ui/toasts.ts';
import type { Toasts } from '../ui/toasts.ts';
import { navigationContext } from './contexts.ts';
import { followLinks } from './follow-links.ts';
import { LocaleEvent } from './locale-event.ts';
import { chooseLocale, currentLocale } from './locale.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { NotifyEvent } from './notify.ts';
import { safeReturn } from './paths.ts';
import { SessionEvent } from './session-event.ts';
import './shell.ts';
import { siteHeader } from './site-header.ts';
import { watchUpdates } from './updates.ts';

type Phase =
  | { is: 'starting' }
  | { is: 'signed-out' }
  | { is: 'open'; session: SessionView; store: Store }
  | { is: 'failed' };

/** The app: who is signed in, their store, and which of frame or sign-in is drawn. */
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
      this.#toasts?.show(event.notice, msg('Chiudi'));
    });
    this.addEventListener(LocaleEvent.type, (event) => {
      void chooseLocale(event.locale).then(() => {
        this.requestUpdate();
      });
    });
    watchUpdates(this);
    void this.#start();
  }

  protected override render(): TemplateResult {
    return html`${keyed(currentLocale(), this.#body())}
      <pg-toasts></pg-toasts>`;
  }

  #body(): TemplateResult {
    const { phase, navigation } = this;
    if (phase.is === 'open' && navigation.url.pathname !== '/entra')
      return html`${keyed(
        phase.store,
        html`<pg-shell
          .store=${phase.store}
          .session=${phase.session}
        ></pg-shell>`,
      )}`;
    return html`${siteHeader(undefined, nothing)}
      <main id="content" class="entrance" tabindex="-1" data-place>
        ${phase.is === 'failed' ? this.#failure() : nothing}
        ${
          phase.is === 'signed-out' || phase.is === 'open'
            ? html`<pg-sign-in-page></pg-sign-in-page>`
            : nothing
        }
      </main>`;
  }

  get #toasts(): Toasts | null {
    return this.querySelector('pg-toasts');
  }

  async #start(): Promise<void> {
    this.phase = { is: 'starting' };
    const session = await currentSession().catch(() => undefined);
    if (session) await this.#open(session);
    else this.#ask();
  }

  /** Somebody signed in, perhaps again after the session was over; or the account left this device. */
  async #follow({ session }: SessionEvent): Promise<void> {
    const { phase } = this;
    if (!session) {
      this.navigation.go('/entra', { replace: true });
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
    try {
      const { openStore } = await import('../data/open-store.ts');
      const store = await openStore(session.account);
      this.#leaveEntrance();
      this.phase = { is: 'open', session, store };
    } catch {
      // Neither network nor browser told why: private windows of some browsers have no IndexedDB at all.
      this.phase = { is: 'failed' };
    }
  }

  /** From the sign-in page to the page that was wanted. */
  #leaveEntrance(): void {
    const { pathname, searchParams } = this.navigation.url;
    if (pathname === '/entra')
      this.navigation.go(safeReturn(searchParams.get('verso')), {
        replace: true,
      });
  }

  /** Asks to sign in, keeping the page that was wanted. */
  #ask(): void {
    const { pathname, search } = this.navigation.url;
    this.phase = { is: 'signed-out' };
    if (pathname === '/entra') return;
    const wanted = pathname + search;
    this.navigation.go(
      wanted === '/' ? '/entra' : `/entra?verso=${encodeURIComponent(wanted)}`,
      { replace: true },
    );
  }

  protected override updated(): void {
    if (this.navigation.url.pathname === '/entra')
      void import('../features/sign-in/sign-in-page.ts');
  }

  #failure(): TemplateResult {
    return callout({
      kind: 'danger',
      role: 'alert',
      title: msg('Il portale non si è aperto su questo telefono'),
      text: msg(
        'Il browser non dà accesso allo spazio in cui il portale tiene i dati. Succede nelle finestre in incognito e quando lo spazio è esaurito. Quello che avevi scritto non è stato toccato.',
      ),
      actions: html`<button
        class="btn btn-outline"
        type="button"
        @click=${() => void this.#start()}
      >
        ${msg('Riprova')}
      </button>`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-app': App;
  }
}
