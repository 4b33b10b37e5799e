import type { Log } from '../log.ts';
import { bind, type BindDeps } from './binding/bind.ts';
import { choicePath } from './families/choice-routes.ts';
import type { FinishSignIn } from './finish-sign-in.ts';
import { openSession, type OpenDeps } from './open-session.ts';
import { sendPage } from './page.ts';
import { unboundPaths } from './unbound/unbound-page.ts';
import type { WaitingRoom } from './unbound/waiting-room.ts';

export interface FinishDeps extends BindDeps, OpenDeps {
  room: WaitingRoom;
  choosing: WaitingRoom;
  log: Log;
}

/** The last step of every way in by an identity provider; see `FinishSignIn`. */
export function finishWith(deps: FinishDeps): FinishSignIn {
  const comune = deps.comune.name;
  return async (ctx, claims, { as, returnTo, former }) => {
    const bound = await bind(deps, claims, as);
    deps.log.info('signed in by an identity provider', { code: bound.is });
    switch (bound.is) {
      case 'known':
        if (bound.others.length > 0) {
          await deps.choosing.enter(ctx, claims, returnTo);
          sendPage(ctx, 200, {
            title: 'Un momento',
            lines: [],
            next: choicePath,
            comune,
          });
          return;
        }
        await openSession(deps, ctx, claims, bound.identity, { former });
        sendPage(ctx, 200, {
          title: 'Accesso riuscito',
          lines: ['Ti portiamo dove stavi andando.'],
          next: returnTo,
          comune,
        });
        return;
      case 'unbound':
        await deps.room.enter(ctx, claims, returnTo);
        sendPage(ctx, 200, {
          title: 'Un momento',
          lines: [],
          next: unboundPaths.page,
          comune,
        });
        return;
      case 'minor':
        sendPage(ctx, 403, {
          title: 'Il portale è riservato agli adulti',
          lines: [
            'Possono entrare solo persone maggiorenni. Se sei il genitore, entra con la tua identità.',
          ],
          action: { href: '/', label: 'Torna al portale' },
          comune,
        });
        return;
      case 'no-staff':
        sendPage(ctx, 200, {
          title: 'Non risulti tra i dipendenti abilitati',
          lines: [
            'Hai dimostrato chi sei, ma il Comune non ti ha dato un accesso come dipendente. Chiedilo all’ufficio Servizi educativi.',
            'Se sei un genitore, entra dalla pagina principale.',
          ],
          action: { href: '/', label: 'Torna al portale' },
          comune,
        });
    }
  };
}
