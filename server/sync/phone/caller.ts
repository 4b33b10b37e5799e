import type { IncomingMessage } from 'node:http';
import { headers } from '#model/phone-protocol.ts';
import { AppError, notFound } from '../../errors.ts';
import {
  parentOf,
  type Household,
  type Parent,
} from '../../identity/membership.ts';
import { sessionCookieOf } from '../../identity/session-cookie.ts';
import type { Session } from '../../identity/session/session.ts';
import type { ReadOptions } from '../../identity/sessions.ts';
import type { PhoneDeps } from './deps.ts';

/** A parent with a running session whom the household still lists, as of this request. */
export interface Caller extends Parent {
  session: Session;
  household: Household;
}

/**
 * Who calls, found out anew for every request. Staff get what everybody gets for a path that does not exist.
 * @throws AppError 'signed-out' | 'not-found' | 'too-many' | 'couch-away' | 'rights-unknown'
 */
export async function callerOf(
  deps: PhoneDeps,
  request: IncomingMessage,
  { signal, give }: ReadOptions = {},
): Promise<Caller> {
  const cookie = sessionCookieOf(request);
  const session =
    cookie && (await deps.sessions.read(cookie, { signal, give }));
  if (!session) throw new AppError('signed-out');
  const { role, id } = session.account;
  const parent = parentOf(session.account);
  if (role !== 'parent' || !parent) throw notFound();
  // Absent on the hint stream, whose EventSource can set no header.
  const meant = request.headers[headers.account];
  if (meant !== undefined && meant !== id) throw new AppError('signed-out');
  await deps.limit(session._id, parent.family);
  const household = await deps.membership(parent, signal);
  if (!household) {
    await deps.sessions.end(session._id);
    throw new AppError('signed-out');
  }
  return { ...parent, session, household };
}
