import type { Context } from 'koa';
import { traceOf } from '../../log.ts';
import { formBody } from '../../middleware/form-body.ts';
import type { Claims } from '../claims.ts';
import type { PendingSignIn } from '../pending-sign-ins.ts';
import { addressesFor, isSameAddress } from './addresses.ts';
import { callbackOf, type Callback, type CohesionSession } from './callback.ts';
import { claimsOf } from './claims-of.ts';
import type { CohesionDeps } from './deps.ts';
import { CohesionRefusal } from './refusal.ts';
import { requestXml } from './request.ts';
import { tokenOf } from './token.ts';

/** Bytes of the form: three for each character of base64 at worst. */
const mostBytes = 131_072;

export interface Answer {
  claims: Claims;
  pending: PendingSignIn;
  session: CohesionSession;
}

/**
 * Who came back from Cohesion. The browser's word counts for nothing but the ids of its session there, about which we
 * ask Cohesion ourselves, and only when this browser has been waited for.
 * @throws CohesionRefusal; AppError 'couch-away'
 */
export async function takeAnswer(
  deps: CohesionDeps,
  ctx: Context,
): Promise<Answer> {
  const callback = await callbackIn(ctx);
  const { s } = ctx.query;
  const pending =
    typeof s === 'string' ? await deps.pending.take(ctx, s) : undefined;
  if (pending?.scheme !== 'cohesion') throw new CohesionRefusal('not-awaited');
  try {
    return await ask(deps, ctx, callback, pending);
  } catch (error) {
    if (!(error instanceof CohesionRefusal)) throw error;
    throw new CohesionRefusal(error.code, error.cause, pending.returnTo);
  }
}

async function ask(
  deps: CohesionDeps,
  ctx: Context,
  { outcome, siteId, validate, user, session }: Callback,
  pending: PendingSignIn,
): Promise<Answer> {
  if (outcome !== 'OK') throw new CohesionRefusal('given-up');
  const { settings, origin } = deps;
  const addresses = addressesFor(ctx, origin, pending.id);
  if (
    siteId !== settings.siteId ||
    !isSameAddress(validate, addresses.validate)
  )
    throw new CohesionRefusal('not-ours');
  const answer = await deps.ask.credential(session);
  try {
    const issuer = new URL(settings.url).hostname;
    const record = await deps.records.keep({
      scheme: 'cohesion',
      request: requestXml(settings, addresses, pending.as),
      answer,
      facts: { issuer, request: pending.id, requested: pending.at },
    });
    const claims = claimsOf(tokenOf(answer), {
      issuer,
      user,
      oldest: settings.oldestToken,
      now: deps.now(),
    });
    return { claims: { ...claims, record }, pending, session };
  } catch (error) {
    endUnused(deps, session);
    throw error;
  }
}

/** Nobody will use that session: it must not stay open for whoever has the device next. */
export function endUnused(
  { ask, log }: Pick<CohesionDeps, 'ask' | 'log'>,
  session: CohesionSession,
): void {
  ask.signOut(session).catch((error: unknown) => {
    log.warn('session at Cohesion not ended', traceOf(error));
  });
}

async function callbackIn(ctx: Context): Promise<Callback> {
  // Ids of a session do not belong in addresses, which are logged and kept in histories.
  if (ctx.method !== 'POST') throw new CohesionRefusal('not-awaited');
  const fields = await formBody(ctx, mostBytes).catch((error: unknown) => {
    throw new CohesionRefusal('malformed', error);
  });
  return callbackOf(fields.get('auth'));
}
