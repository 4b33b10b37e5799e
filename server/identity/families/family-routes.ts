import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { notFound, AppError } from '../../errors.ts';
import { bodyWith, jsonBody } from '../../middleware/json-body.ts';
import { currentSession, type CurrentDeps } from '../current-session.ts';
import { parentOf } from '../membership.ts';
import { viewOf, type OpenDeps } from '../open-session.ts';
import { sessionCookie } from '../session-cookie.ts';
import type { Session } from '../session/session.ts';
import {
  familiesOf,
  familyViews,
  type FamiliesDeps,
  type Known,
} from './families.ts';

export interface FamilyDeps extends FamiliesDeps, OpenDeps, CurrentDeps {}

const bodyBytes = 1024;

/**
 * The families that a person may enter, and the change from one to another. Who may call: whoever holds a parent's
 * session that a State scheme opened; a family that is not theirs today is answered as if there were none.
 */
export function familyRoutes(deps: FamilyDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  router.get('/families', (ctx) => list(deps, ctx as unknown as Context));
  router.post('/families/enter', jsonBody(bodyBytes), (ctx) =>
    enter(deps, ctx as unknown as Context),
  );
  return router.routes() as unknown as Middleware;
}

async function list(deps: FamilyDeps, ctx: Context): Promise<void> {
  const session = await currentSession(deps, ctx);
  const families = await familiesOf(deps, knownOf(deps, session));
  ctx.body = {
    families: await familyViews(deps, families, session.account.id),
  };
}

async function enter(deps: FamilyDeps, ctx: Context): Promise<void> {
  const session = await currentSession(deps, ctx);
  const { account } = bodyWith(ctx, ['account']);
  const families = await familiesOf(deps, knownOf(deps, session));
  const chosen = families.find(
    ({ identity }) => identity.account.id === account,
  );
  const parent = chosen && parentOf(chosen.identity.account);
  // Its database may know less than the registry, as yet or any more.
  if (!parent || !(await deps.membership(parent))) throw notFound();
  const opened = await deps.sessions.exchange(session, chosen.identity);
  if (!opened) throw new AppError('signed-out');
  const { cookie, session: next } = opened;
  ctx.append('Set-Cookie', sessionCookie(cookie, next.until, deps.now()));
  ctx.body = viewOf(next, deps.comune);
}

/** @throws AppError 'not-found' for whom no other family could be found */
function knownOf({ sessions }: FamilyDeps, session: Session): Known {
  const { account, by: scheme } = session;
  const fiscalCode = sessions.fiscalCodeOf(session);
  if (account.role !== 'parent' || fiscalCode === undefined) throw notFound();
  return { scheme, issuer: '', subject: '', fiscalCode };
}
