import { msg } from '@lit/localize';
import type { LitElement } from 'lit';
import { paths, type SessionView } from '#model/phone-protocol.ts';
import type { Here } from '../data/lock-start.ts';
import type { Store } from '../data/store.ts';
import { revokeNote } from '../data/revoke-note.ts';
import { rememberComune, rememberedComune } from './comune-name.ts';
import { flushForms } from './dirty-forms.ts';
import { doorAt } from './doors.ts';
import { findRoute } from './find-route.ts';
import type { Navigation } from './navigation.ts';
import { notify } from './notify.ts';
import { safeReturn } from './paths.ts';
import { routes } from './routes.ts';

/** `new`: signed in, nothing on this device yet. `gone`: the data have left it, `lost` unsent documents with them. */
export type Phase =
  | { is: 'starting' }
  | { is: 'signed-out' }
  | { is: 'opening'; session: SessionView }
  | { is: 'failed' }
  | { is: 'new'; session: SessionView }
  | { is: 'locked'; account: string; choosing?: boolean }
  | { is: 'open'; session: SessionView; store: Store; unguard: () => void }
  | { is: 'gone'; lost: number };

/** Where the reader signs in. */
export const entrance = '/entra';

/** Who is at this device and how far they have come: nobody, at the lock, or in. One account at a time is open. */
export class AccountPhase {
  now: Phase = { is: 'starting' };
  readonly #host: LitElement;
  readonly #navigation: Navigation;
  /** The data that were open before, being let go of. */
  #closing: Promise<void> = Promise.resolve();

  constructor(host: LitElement, navigation: Navigation) {
    this.#host = host;
    this.#navigation = navigation;
  }

  async start(): Promise<void> {
    this.#enter({ is: 'starting' });
    // On a device in use these come together; on a new one the way in must not wait for what it does not need.
    if (rememberedComune() !== undefined) this.#fetchAhead();
    const { whoIsHere } = await import('../data/lock-start.ts');
    const here = await whoIsHere().catch(() => undefined);
    await this.#stand(here ?? { is: 'nobody' });
  }

  /** Somebody signed in, perhaps again after the session was over; or the account left this device. */
  async follow(session: SessionView | undefined): Promise<void> {
    const { now } = this;
    if (!session) {
      this.leave();
      return;
    }
    // The Comune let the former session lapse with the new one: to end it later would end the new one.
    revokeNote.drop();
    if (now.is === 'open' && now.session.account.id === session.account.id) {
      // What was proved just now is to be seen by the page that asked for it.
      this.#enter({ ...now, session });
      this.#leaveEntrance();
      void now.store.syncNow();
      await (await import('../data/lock-start.ts')).renewed(session);
      return;
    }
    if (session.unbound) {
      location.assign(paths.unbound);
      return;
    }
    await this.#letGo();
    const { entered } = await import('../data/lock-start.ts');
    await this.#stand(await entered(session));
  }

  async open(session: SessionView): Promise<void> {
    // The PIN and another tab's key may come at the same moment; the data are opened once.
    if (this.now.is === 'opening' || this.now.is === 'open') return;
    rememberComune(session.comune.name);
    this.#enter({ is: 'opening', session });
    try {
      const [{ openStore }, { deviceKeys }, { guard }] = await Promise.all([
        import('../data/open-store.ts'),
        import('../data/key.ts'),
        import('./lock-guard.ts'),
        import('./shell.ts'),
        this.#closing,
      ]);
      const store = await openStore(session.account, { keys: deviceKeys });
      const unguard = guard({
        store,
        onLock: () => void this.lock(),
        onGone: (lost) => {
          this.leave(lost);
        },
      });
      this.#leaveEntrance();
      this.#enter({ is: 'open', session, store, unguard });
    } catch {
      // Private windows of some browsers have no IndexedDB; or the code could not be brought. The page tells both.
      void import('./start-failure.ts');
      this.#enter({ is: 'failed' });
    }
  }

  /** Locks every tab, once what is being written is in its draft. */
  async lock(choosing = false): Promise<void> {
    const { now } = this;
    if (now.is !== 'open') return;
    try {
      await flushForms();
    } catch {
      notify(this.#host, {
        text: msg(
          'Il portale resta aperto: non riesce a mettere da parte quello che stai scrivendo.',
        ),
      });
      return;
    }
    await import('../features/lock/lock.ts');
    await this.#letGo();
    const account = now.session.account.id;
    this.#enter({ is: 'locked', account, choosing });
  }

  /** The account left this device: on purpose, in another tab, or, with what was lost, to protect it. */
  leave(lost?: number): void {
    if (this.now.is === 'open') this.now.unguard();
    this.#navigation.go('/', { replace: true });
    void this.#forgetKeys().then(() => {
      if (lost === undefined) void this.start();
      else this.#enter({ is: 'gone', lost });
    });
  }

  /** What is gone must not be opened again by a key that this tab still holds. */
  async #forgetKeys(): Promise<void> {
    const { dropKeys } = await import('../data/key.ts');
    dropKeys();
  }

  /** Goes to where somebody stands on this device. */
  async #stand(here: Here): Promise<void> {
    if (here.is === 'nobody') this.#ask();
    else if (here.is === 'new' && here.session.unbound) this.#bind();
    else if (here.is === 'open') await this.open(here.session);
    else {
      await import('../features/lock/lock.ts');
      this.#leaveEntrance();
      this.#enter(here);
    }
  }

  /** No household lists this account yet: the Comune's page for that, unless the reader is about to enter as another. */
  #bind(): void {
    if (doorAt(this.#navigation.url.pathname)) this.#ask();
    else location.replace(paths.unbound);
  }

  /** Takes the open account's key out of memory, in every tab, and lets its data close. */
  async #letGo(): Promise<void> {
    const { now } = this;
    if (now.is !== 'open') return;
    now.unguard();
    const [{ dropKeys }, { tellTabs }] = await Promise.all([
      import('../data/key.ts'),
      import('../data/lock-tabs.ts'),
    ]);
    dropKeys();
    tellTabs({ is: 'lock' });
    this.#closing = now.store.close();
    this.#enter({ is: 'starting' });
  }

  #fetchAhead(): void {
    const parts = [
      import('../features/lock/lock.ts'),
      import('../data/open-store.ts'),
      import('./lock-guard.ts'),
      import('./shell.ts'),
      findRoute(routes, this.#navigation.url).route?.load(),
    ];
    // Whoever needs a part asks for it again and hears why it did not come.
    for (const part of parts) part?.catch(() => undefined);
  }

  /** From the sign-in page to the page that was wanted. */
  #leaveEntrance(): void {
    const { pathname, searchParams } = this.#navigation.url;
    if (doorAt(pathname)?.isEntrance)
      this.#navigation.go(safeReturn(searchParams.get('verso')), {
        replace: true,
      });
  }

  /** Asks to sign in, keeping the page that was wanted. */
  #ask(): void {
    const { pathname, search } = this.#navigation.url;
    this.#enter({ is: 'signed-out' });
    if (doorAt(pathname)) return;
    const wanted = pathname + search;
    this.#navigation.go(
      wanted === '/'
        ? entrance
        : `${entrance}?verso=${encodeURIComponent(wanted)}`,
      { replace: true },
    );
  }

  #enter(phase: Phase): void {
    this.now = phase;
    this.#host.requestUpdate();
  }
}
