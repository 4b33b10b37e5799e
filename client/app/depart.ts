import { msg } from '@lit/localize';
import { expectArrival } from '../data/arrival.ts';
import { revokeNote } from '../data/revoke-note.ts';
import { notify } from './notify.ts';

/**
 * Follows links to an identity provider. Whoever comes back is expected; and a session that was left without network
 * is ended before, since afterwards the browser holds the next one, which must not be ended in its place.
 */
export function watchDepartures(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const link = event
      .composedPath()
      .find((one) => one instanceof HTMLAnchorElement);
    if (link?.origin !== location.origin) return;
    if (!link.pathname.startsWith('/auth/')) return;
    expectArrival();
    if (!revokeNote.is()) return;
    event.preventDefault();
    void depart(link);
  });
}

async function depart(link: HTMLAnchorElement): Promise<void> {
  const { settleRevocation } = await import('../data/session.ts');
  if (await settleRevocation()) location.assign(link.href);
  else
    notify(link, {
      text: msg(
        'Il Comune non ha ancora chiuso l’accesso di prima. Riprova tra poco.',
      ),
    });
}
