import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { AppError } from '../../errors.ts';
import { traceOf } from '../../log.ts';
import type { Way } from '../way.ts';
import { paths } from './addresses.ts';
import type { CohesionDeps } from './deps.ts';
import { CohesionRefusal, type RefusalCode } from './refusal.ts';
import { sendRefusal } from './refusal-page.ts';
import { signedOut, signOut } from './sign-out.ts';
import { signOutAlong } from './sign-out-along.ts';
import { start } from './start.ts';
import { endUnused, takeAnswer } from './take-answer.ts';

/**
 * Cohesion, Regione Marche's way in. Who may call: start, failed, logout and signed-out, anybody; callback, the browser
 * that has started a sign-in, once.
 */
export function cohesionWay(deps: CohesionDeps): Way {
  const router = new Router({ sensitive: true, strict: true });
  const route = (run: (ctx: Context) => Promise<void> | void) =>
    courteous(deps, run) as unknown as Parameters<typeof router.get>[1];
  router.get(
    paths.start,
    route((ctx) => start(deps, ctx)),
  );
  router.register(
    paths.callback,
    ['GET', 'POST'],
    route(async (ctx) => {
      const { claims, pending, session } = await takeAnswer(deps, ctx);
      await deps.finish(ctx, claims, pending);
      if (ctx.status === 200) await deps.live.remember(ctx, session);
      else endUnused(deps, session);
    }),
  );
  router.get(
    paths.failed,
    route(() => {
      throw new CohesionRefusal('given-up');
    }),
  );
  router.get(
    paths.logout,
    route((ctx) => signOut(deps, ctx)),
  );
  router.get(
    paths.signedOut,
    route((ctx) => {
      signedOut(deps, ctx);
    }),
  );
  return {
    scheme: 'cohesion',
    view: () => Promise.resolve({ scheme: 'cohesion', start: paths.start }),
    fromElsewhere: router.routes() as unknown as Middleware,
    own: signOutAlong(deps),
  };
}

/** What somebody has to look into; the rest is everyday. */
const failures: readonly RefusalCode[] = ['away', 'unreadable', 'portal-away'];

/** These are pages for people: whatever goes wrong is told on one. */
function courteous(
  { comune, log }: CohesionDeps,
  run: (ctx: Context) => Promise<void> | void,
): Middleware {
  return async (ctx) => {
    try {
      await run(ctx);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      const { code } = refusal;
      if (failures.includes(code)) {
        const { cause = error } = refusal;
        log.warn(`sign-in by Cohesion failed: ${code}`, traceOf(cause));
      } else log.info('sign-in by Cohesion refused', { code });
      sendRefusal(ctx, refusal, comune);
    }
  };
}

function refusalOf(error: unknown): CohesionRefusal | undefined {
  if (error instanceof CohesionRefusal) return error;
  return error instanceof AppError && error.status === 503
    ? new CohesionRefusal('portal-away', error)
    : undefined;
}
