import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import { AppError, notFound } from '../../errors.ts';
import type { Kept } from './accounts.ts';
import type { Caller } from './deps.ts';
import type { Local } from './parts.ts';

/** That somebody has just proved again who they are, in one session. */
interface ProofDoc {
  _id: string;
  _rev?: string;
  type: 'proof';
  until: Instant;
}

const tenMinutes = 600_000;

/**
 * The local account by which the caller's session was opened. Whoever came by another way has none, and is told no more.
 * @throws AppError 'signed-out' | 'not-found'
 */
export async function ownerOf(
  { accounts, callerOf }: Local,
  ctx: Context,
): Promise<{ caller: Caller; account: Kept }> {
  const caller = await callerOf(ctx);
  const { subject } = caller;
  const account =
    subject === undefined ? undefined : await accounts.ofSubject(subject);
  if (!account) throw notFound();
  return { caller, account };
}

/** The same, for what only somebody who has just shown who they are may do. @throws AppError also 'proof-needed' */
export async function provedOwnerOf(local: Local, ctx: Context): Promise<Kept> {
  const { caller, account } = await ownerOf(local, ctx);
  if (!(await provedUntil(local, caller))) throw new AppError('proof-needed');
  return account;
}

/** Until when the last proof serves; null when there is none that still does. The sign-in itself is one. */
export async function provedUntil(
  { portal, now }: Pick<Local, 'portal' | 'now'>,
  { session, at }: Caller,
): Promise<Instant | null> {
  const doc = await portal.get<ProofDoc>(proofId(session));
  const bySignIn = new Date(Date.parse(at) + tenMinutes).toISOString();
  const until = doc && doc.until > bySignIn ? doc.until : bySignIn;
  return until > now().toISOString() ? until : null;
}

export async function noteProof(
  { portal, now }: Local,
  { session }: Caller,
): Promise<Instant> {
  const until = new Date(now().getTime() + tenMinutes).toISOString();
  const stored = await portal.get<ProofDoc>(proofId(session));
  const doc: ProofDoc = {
    ...stored,
    _id: proofId(session),
    type: 'proof',
    until,
  };
  // Whoever came first has noted the same moment.
  await portal.put(doc);
  return until;
}

function proofId(session: string): string {
  return `proof:${session}`;
}
