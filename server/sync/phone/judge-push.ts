import { check, isRecord } from '#model/check.ts';
import type { Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Received } from '#model/envelope.ts';
import { documentId } from '#model/ids.ts';
import { judge } from '#model/may-write.ts';
import { familyRole } from '#model/databases.ts';
import type { PushRow } from '#model/phone-protocol.ts';
import { reasonOf, type Problem } from '#model/problem.ts';
import { sameContent } from '#model/same.ts';
import { needsStrong } from '../../identity/session/needs-strong.ts';
import type { Caller } from './caller.ts';

export type StoredDoc = Doc & { _rev: string };

/** What stands under an id: a document, the tombstone of one, or nothing ever. */
export type Standing = StoredDoc | 'deleted' | undefined;

/** The answer to a pushed document, or what is to be written for it. */
export type Verdict = { row: PushRow } | { write: Doc };

/** Bytes of one document's JSON; CouchDB's own limit for us (facts/sync.md §3). */
const largest = 262_144;

/** Fields by which a writer could forge history or smuggle files past the limits. */
const refusedFields = ['_revisions', '_attachments'];

/** True for what can be looked up at all; anything else is refused without asking CouchDB. */
export function idOf(pushed: unknown): string | undefined {
  const id = isRecord(pushed) ? pushed['_id'] : undefined;
  return typeof id === 'string' && check(documentId, id).length === 0
    ? id
    : undefined;
}

/** Refusals that need no look at what stands. */
export function refusalOf(pushed: unknown): PushRow | undefined {
  const id = idOf(pushed);
  if (id === undefined || !isRecord(pushed))
    return forbidden('', { code: 'wrong-form', path: '/_id' });
  if (Buffer.byteLength(JSON.stringify(pushed)) > largest)
    return forbidden(id, { code: 'too-long', path: '' });
  const field = refusedFields.find((name) => name in pushed);
  if (field) return forbidden(id, { code: 'unknown-field', path: `/${field}` });
  return undefined;
}

/**
 * Judges one document of sound id by the model's rules, in the state that stands and in the one that would. What the
 * phone says of its receipt is overwritten: only we know when it came.
 */
export function judgePush(
  pushed: unknown,
  standing: Standing,
  { person, family, household, session }: Caller,
  at: Instant,
): Verdict {
  const received: Received = { at, by: 'portal' };
  const { _rev, ...content } = pushed as Doc;
  const next = { ...content, received } as Doc;
  const id = next._id;
  // A delegate reads.
  if (household.rights)
    return { row: forbidden(id, { code: 'not-yours-to-write', path: '' }) };
  const stored = standing === 'deleted' ? undefined : standing;
  const again = resendRow(next, stored);
  if (again) return { row: again };
  const judged = (against: StoredDoc | null): Problem | undefined =>
    judge({
      kind: 'family',
      owner: family,
      roles: [familyRole(family)],
      user: person,
      stored: against,
      next,
      children: household.children,
      strong: !needsStrong(session, new Date(at)),
    })[0];
  // First as if nothing stood: what is wrong in itself stays wrong whatever the phone merges it with.
  const fault = judged(null);
  if (fault) return { row: forbidden(id, fault) };
  if (isBehind(_rev, standing)) return { row: conflict(id, stored) };
  const problem = judged(stored ?? null);
  if (problem) return { row: forbidden(id, problem) };
  return { write: stored ? { ...next, _rev: stored._rev } : next };
}

/** The phone did not hear our answer and sends the same again: it gets the answer, not a new receipt. */
export function resendRow(
  next: Doc,
  stored: StoredDoc | undefined,
): PushRow | undefined {
  return stored?.received && sameContent(stored, next)
    ? { id: next._id, ok: true, rev: stored._rev, received: stored.received }
    : undefined;
}

/**
 * True when the edit was made from another state than the one that stands. A base that this database has never seen is
 * of a document that it lost when it was restored: then the phone's is the only copy.
 */
function isBehind(base: string | undefined, standing: Standing): boolean {
  if (standing === undefined) return false;
  if (standing === 'deleted') return base !== undefined;
  return base !== standing._rev;
}

export function conflict(id: string, stored: StoredDoc | undefined): PushRow {
  return { id, error: 'conflict', doc: stored ?? null };
}

export function forbidden(id: string, problem: Problem): PushRow {
  return { id, error: 'forbidden', reason: reasonOf(problem) };
}
