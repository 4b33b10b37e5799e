import type { Context } from 'koa';
import { localTime } from '#model/day.ts';
import { AppError, notFound } from '../errors.ts';
import { gone } from '../middleware/gone.ts';
import type { StaffMembers } from './binding/staff-members.ts';
import { parentOf, type Membership } from './membership.ts';
import { clearSession, giveTo, sessionCookieOf } from './session-cookie.ts';
import { needsStrong } from './session/needs-strong.ts';
import type { Session } from './session/session.ts';
import type { Sessions } from './sessions.ts';

export interface CurrentDeps {
  sessions: Sessions;
  membership: Membership;
  staff: StaffMembers;
  now: () => Date;
}

/**
 * The session a call comes in, of whom is let in as of now: a parent whom the household still lists, a member of staff
 * whom the office does.
 * @throws AppError 'signed-out', with `wipe` when the device is to forget everything
 */
export async function currentSession(
  deps: CurrentDeps,
  ctx: Context,
): Promise<Session> {
  const { sessions, now } = deps;
  const cookie = sessionCookieOf(ctx.req);
  const signal = gone(ctx.res);
  const session =
    cookie === undefined
      ? undefined
      : await sessions.read(cookie, { signal, give: giveTo(ctx, now) });
  if (!session) throw new AppError('signed-out');
  if (await isLetIn(deps, session, signal)) return session;
  await sessions.end(session._id);
  clearSession(ctx);
  throw new AppError('signed-out');
}

async function isLetIn(
  { membership, staff, now }: CurrentDeps,
  { account, by }: Session,
  signal: AbortSignal,
): Promise<boolean> {
  const { id, role } = account;
  if (role === 'staff')
    return (
      by === 'local' ||
      (await staff.byAccount(id, localTime(now()).day)) !== undefined
    );
  const parent = parentOf(account);
  return !parent || (await membership(parent, signal)) !== undefined;
}

/**
 * The session of a member of the office, who may do what schools may not. `strong`: not without a proof of level 2 of
 * the last 12 hours, but where the demo's public logins have none.
 * @throws AppError 'signed-out' | 'not-found' | 'strong-needed'
 */
export async function officeSession(
  deps: CurrentDeps & { factorsOptional: boolean },
  ctx: Context,
  { strong = false } = {},
): Promise<Session> {
  const session = await currentSession(deps, ctx);
  const roles = await rolesNow(deps, session);
  if (session.account.role !== 'staff' || !roles.includes('staff'))
    throw notFound();
  if (strong && !deps.factorsOptional && needsStrong(session, deps.now()))
    throw new AppError('strong-needed');
  return session;
}

/** A session remembers the roles of its first day. */
async function rolesNow(
  { staff, now }: CurrentDeps,
  { account, roles, by }: Session,
): Promise<readonly string[]> {
  if (by === 'local' || account.role !== 'staff') return roles;
  const today = localTime(now()).day;
  return (await staff.byAccount(account.id, today))?.roles ?? [];
}
