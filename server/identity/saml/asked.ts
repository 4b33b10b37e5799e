import type { Documents } from '../../couch/documents.ts';
import type { PendingSignIn } from '../pending-sign-ins.ts';

/** A request as it went out, kept until its answer comes: both go on record together. */
interface Kept {
  _id: string;
  type: 'asked';
  request: string;
  until: string;
}

export async function keepAsked(
  portal: Documents,
  { id, until }: PendingSignIn,
  request: string,
): Promise<void> {
  const kept: Kept = { _id: docId(id), type: 'asked', request, until };
  await portal.put(kept);
}

/** The request of a sign-in that has been taken. @throws AppError 'couch-away' */
export async function takeAsked(
  portal: Documents,
  { id }: PendingSignIn,
): Promise<string> {
  const kept = await portal.get<Kept>(docId(id));
  if (!kept) return '';
  await portal.remove(kept);
  return kept.request;
}

function docId(id: string): string {
  return `asked:${id}`;
}
