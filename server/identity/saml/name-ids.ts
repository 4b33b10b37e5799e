import { createHash } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { Documents, Stored } from '../../couch/documents.ts';

/** What an identity provider calls a session of ours when it asks to end it. */
export interface NameId {
  issuer: string;
  nameId: string;
  sessionIndex?: string | undefined;
}

/** The session it stands for: by its login, and the record of the answer that opened it. */
export interface Opened {
  login: string;
  record: string;
}

interface Kept extends Opened {
  _id: string;
  type: 'nameId';
  sessionIndex?: string;
  until: Instant;
}

export async function keepNameId(
  portal: Documents,
  { issuer, nameId, sessionIndex }: NameId,
  opened: Opened,
  until: Date,
): Promise<void> {
  const kept: Kept = {
    ...{ _id: docId(issuer, nameId), type: 'nameId', ...opened },
    ...(sessionIndex !== undefined && { sessionIndex }),
    until: until.toISOString(),
  };
  const former = await portal.get<Kept>(kept._id);
  await portal.put(former ? { ...kept, _rev: former._rev } : kept);
}

/** Undefined when there is none of that name, or only with other session indexes than are asked for. */
export async function findNameId(
  portal: Documents,
  { issuer, nameId }: NameId,
  sessionIndexes: readonly string[],
): Promise<(Opened & Stored) | undefined> {
  const kept = await portal.get<Kept>(docId(issuer, nameId));
  if (!kept) return undefined;
  const { sessionIndex } = kept;
  const other =
    sessionIndexes.length > 0 &&
    sessionIndex !== undefined &&
    !sessionIndexes.includes(sessionIndex);
  return other ? undefined : kept;
}

function docId(issuer: string, nameId: string): string {
  const hash = createHash('sha256').update(JSON.stringify([issuer, nameId]));
  return `nameid:${hash.digest('hex')}`;
}
