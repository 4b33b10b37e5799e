import { msg } from '@lit/localize';
import { Workbox } from 'workbox-window';
import { flushForms, hasDirtyForm } from './dirty-forms.ts';
import { notify } from './notify.ts';

/** How often a page that stays open asks whether there is a new version, in ms. */
const askEvery = 60 * 60 * 1000;

/** What is used of the browser's Trusted Types; what comes out is text to all who take it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: () => string },
  ): { createScriptURL(address: string): string };
}

/** The one script that may become a worker; the page's policy of Trusted Types knows it by this name. */
function workerAddress() {
  const address = '/sw.js';
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  return trustedTypes
    ? trustedTypes
        .createPolicy('portal-worker', { createScriptURL: () => address })
        .createScriptURL(address)
    : address;
}

/**
 * Registers the service worker, which keeps the app on this device, and offers a new version when one is waiting. The
 * page is drawn anew only by the reader's word and never over letters that are not yet in a draft.
 */
export function watchUpdates(from: EventTarget): void {
  if (!('serviceWorker' in navigator)) return;
  const workbox = new Workbox(workerAddress());
  let agreed = false;
  workbox.addEventListener('waiting', () => {
    offer();
  });
  workbox.addEventListener('controlling', () => {
    // Not agreed here: the first visit's worker took charge, or another tab's reader agreed to an update.
    if (agreed) location.reload();
  });
  const offer = () => {
    notify(from, {
      text: msg('È disponibile una nuova versione.'),
      stays: true,
      action: {
        label: msg('Aggiorna'),
        run: () => {
          void update();
        },
      },
    });
  };
  const update = async () => {
    try {
      await flushForms();
    } catch {
      // The draft could not be kept; the toast comes back when the form is sent or given up.
    }
    if (hasDirtyForm()) {
      notify(from, {
        text: msg(
          'Prima finisci o annulla quello che stai scrivendo, poi aggiorna.',
        ),
        action: { label: msg('Aggiorna'), run: () => void update() },
        stays: true,
      });
      return;
    }
    agreed = true;
    workbox.messageSkipWaiting();
  };
  const ask = () => {
    // Offline there is nothing to ask; the next turn will.
    void workbox.update().catch(() => undefined);
  };
  const registered = workbox.register().then(() => {
    setInterval(ask, askEvery);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') ask();
    });
  });
  // Refused by the browser (a private window, a policy): the app works, it only needs the network to open.
  registered.catch(() => undefined);
}
