import { familyRole } from '#model/databases.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { judge } from '#model/may-write.ts';
import { merge } from '#model/merge.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Problem } from '#model/problem.ts';
import type { RxCollection } from 'rxdb';
import { isQuota, StorageFullError } from './errors.ts';
import { omit } from './omit.ts';
import type { Mirror } from './mirror.ts';
import type { Outbox } from './outbox.ts';
import { toDoc, toState, tombstone, type Stored } from './stored.ts';
import { writeRecord } from './write.ts';

interface Options {
  account: Account;
  mirror: Mirror;
  outbox: Outbox;
  family: () => Promise<RxCollection<Stored>>;
}

/**
 * Writes a parent's document onto this phone, by the rules the Comune will judge it by. [] once it is on the disk.
 * What others wrote since the form was opened is joined in; when that is impossible nothing is written, and the
 * form still holds the text. Rejects with StorageFullError.
 */
export async function saveDocument(
  options: Options,
  doc: Doc,
): Promise<Problem[]> {
  const { account, mirror, family } = options;
  const owner = account.family;
  const unsent = omit(doc, 'received') as Doc;
  const children = mirror
    .all('family')
    .flatMap((one) => (isDoc(one, 'child') && one.child ? [one.child] : []));
  const problems = judge({
    kind: 'family',
    // A delegate reads: what they wrote would be refused at the Comune.
    roles:
      owner === undefined || account.delegations ? [] : [familyRole(owner)],
    user: account.person ?? '',
    stored: mirror.get('family', doc._id) ?? null,
    next: unsent,
    ...(owner !== undefined && { owner }),
    ...(children.length > 0 && { children }),
  });
  if (problems.length > 0) return problems;
  const collection = await family();
  try {
    const written = await writeRecord(collection, doc._id, (current) => {
      const next = joined(options, unsent, current);
      return next && toState(next);
    });
    return written ? [] : [{ code: 'changed-meanwhile', path: '' }];
  } catch (error) {
    throw isQuota(error) ? new StorageFullError({ cause: error }) : error;
  }
}

/** The document upon what stands now; undefined when the two cannot be joined. */
function joined(
  { mirror, outbox }: Options,
  doc: Doc,
  current: (Stored & { _deleted: boolean }) | undefined,
): Doc | undefined {
  const anew = omit(doc, '_rev') as Doc;
  if (!current || current._deleted) return anew;
  const standing = toDoc(current);
  const { _rev: seen } = doc;
  if (
    seen !== undefined &&
    seen !== standing._rev &&
    !outbox.isUnsent(standing)
  ) {
    const { doc: both, lost } = merge(
      mirror.past(doc._id, seen),
      doc,
      standing,
    );
    return lost ? undefined : both;
  }
  return standing._rev === undefined ? anew : { ...anew, _rev: standing._rev };
}

/** Takes an unsent document back. False when the Comune has received it meanwhile. */
export async function cancelDocument(
  { outbox, family }: Options,
  id: string,
): Promise<boolean> {
  return writeRecord(await family(), id, (current) =>
    current && outbox.isUnsent(current) ? tombstone(id) : undefined,
  );
}
