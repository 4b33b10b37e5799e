import type { Context } from 'koa';
import { traceOf } from '../../log.ts';
import { sendPage } from '../page.ts';
import { paths } from './addresses.ts';
import type { CohesionDeps } from './deps.ts';

/**
 * Ends the browser's session at Cohesion: there by our server's word, in the browser by Cohesion's own page, which
 * comes back to `signedOut` (CohesionID-Docs, Flusso di autenticazione). Our session has been ended before.
 */
export async function signOut(deps: CohesionDeps, ctx: Context): Promise<void> {
  if (ctx.get('Sec-Fetch-Site') === 'cross-site') {
    sendPage(ctx, 200, {
      title: 'Esci da Cohesion',
      lines: ['Chiudi anche la sessione sul sito della Regione Marche.'],
      comune: deps.comune,
      action: { href: paths.logout, label: 'Esci da Cohesion' },
    });
    return;
  }
  const session = await deps.live.take(ctx);
  if (session)
    // It ends by itself within the hour; a person who wants out is not held up.
    await deps.ask.signOut(session).catch((error: unknown) => {
      deps.log.warn('session at Cohesion not ended', traceOf(error));
    });
  ctx.status = 303;
  ctx.redirect(`${deps.settings.url}/SPManager/Logout.aspx`);
}

/** Where Cohesion's own sign-out ends. */
export function signedOut({ comune }: CohesionDeps, ctx: Context): void {
  sendPage(ctx, 200, {
    title: 'Sei uscito',
    lines: [
      'La sessione su Cohesion è chiusa.',
      'Se il dispositivo non è tuo, chiudi anche il browser.',
    ],
    comune,
    action: { href: '/', label: 'Vai al portale' },
  });
}
