import type { Context } from 'koa';
import type { SessionView } from '#model/phone-protocol.ts';
import { loginKey } from './binding/login-key.ts';
import type { Claims } from './claims.ts';
import type { Identity } from './identity-provider.ts';
import { sessionCookie, sessionCookieOf } from './session-cookie.ts';
import { deviceLabel } from './session/device-label.ts';
import { strongUntil } from './session/needs-strong.ts';
import type { Session } from './session/session.ts';
import type { Sessions } from './sessions.ts';

export interface OpenDeps {
  sessions: Sessions;
  comune: SessionView['comune'];
  now: () => Date;
}

/**
 * Opens a session for somebody who has just proved who they are. Its id is new, and the one this browser was in ends: it
 * may have been planted, or it is the same person's before a stronger proof.
 * @param former Of that one, where its cookie may not have come.
 */
export async function openSession(
  { sessions, comune, now }: OpenDeps,
  ctx: Context,
  claims: Claims,
  { account, roles }: Identity,
  {
    several = false,
    former,
  }: { several?: boolean; former?: string | undefined } = {},
): Promise<SessionView> {
  const shown = await sessionOf(sessions, ctx);
  const { cookie, session } = await sessions.open({
    ...{ account, roles, by: claims.scheme, level: claims.level },
    at: claims.at,
    login: loginKey(claims),
    ...(claims.scheme === 'local' && { local: claims.subject }),
    ...(several && { several }),
    // For the families of a parent; as staff, somebody has none.
    ...(claims.scheme !== 'local' &&
      account.role === 'parent' &&
      claims.fiscalCode !== undefined && { fiscalCode: claims.fiscalCode }),
    ...(claims.record !== undefined && { record: claims.record }),
    device: deviceLabel(ctx.get('User-Agent')),
  });
  for (const id of new Set([shown, former])) await endFormer(sessions, id);
  ctx.append('Set-Cookie', sessionCookie(cookie, session.until, now()));
  return viewOf(session, comune);
}

/** The session a browser shows; undefined for one that is over already, wiped or not. */
export async function sessionOf(
  sessions: Sessions,
  ctx: Context,
): Promise<string | undefined> {
  const cookie = sessionCookieOf(ctx.req);
  try {
    return cookie && (await sessions.read(cookie))?._id;
  } catch {
    return undefined;
  }
}

async function endFormer(
  sessions: Sessions,
  id: string | undefined,
): Promise<void> {
  try {
    if (id !== undefined) await sessions.end(id);
  } catch {
    // It lapses by itself; who has just signed in must not be kept out for it.
  }
}

/** What a session's owner is told of it. */
export function viewOf(
  session: Session,
  comune: SessionView['comune'],
): SessionView {
  const { account, roles, by, level } = session;
  const until = strongUntil(session);
  return {
    account,
    comune,
    ...(session.several && { several: true }),
    access: { by, level, ...(until !== undefined && { strongUntil: until }) },
    ...(account.role === 'staff' && { roles }),
    ...(isUnbound(session) && { unbound: true }),
  };
}

/** True for the session of a local account that no household knows yet: it opens nothing but the page to be tied on. */
export function isUnbound({ account }: Pick<Session, 'account'>): boolean {
  return account.role === 'parent' && account.person === undefined;
}
