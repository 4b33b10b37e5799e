import type { Doc } from '#model/document.ts';
import type { Received } from '#model/envelope.ts';
import { merge } from '#model/merge.ts';
import { sameContent } from '#model/same.ts';
import type { StoredDoc } from './couch/database.ts';
import { byPrecedence } from './rev-tree.ts';

/** What ends a conflict. */
export interface Resolution {
  /** The next revision of the winner; undefined when the winner stands as it is. */
  merged: Doc | undefined;
  winner: StoredDoc;
  losers: StoredDoc[];
  /** The losers whose words are not in what stands: to be kept elsewhere. */
  unkept: StoredDoc[];
}

/**
 * The living leaves of one document made one: the same leaves give the same outcome, in whatever order they come.
 * `baseOf` is the revision a pair comes from, where it can still be read.
 */
export function resolveConflict(
  leaves: readonly StoredDoc[],
  baseOf: (winner: StoredDoc, loser: StoredDoc) => Doc | undefined,
): Resolution {
  const [winner, ...losers] = [...leaves].sort(byPrecedence);
  if (!winner) throw new RangeError('a conflict has leaves');
  const unkept: StoredDoc[] = [];
  let standing = bare(winner);
  for (const loser of losers) {
    const mine = bare(loser);
    const { doc, lost } = merge(baseOf(winner, loser), mine, standing);
    if (lost) unkept.push(loser);
    // The same words twice: a phone sent again what a restored database had lost, and it came when it first came.
    if (doc !== standing || sameContent(mine, standing))
      standing = stamped(doc, mine, standing);
  }
  const changed =
    !sameContent(standing, bare(winner)) ||
    standing.received?.at !== bare(winner).received?.at;
  return { merged: changed ? standing : undefined, winner, losers, unkept };
}

/** The document without its history, as merge wants it. */
function bare(doc: StoredDoc): Doc {
  const plain = { ...doc };
  delete plain._revisions;
  return plain as unknown as Doc;
}

/**
 * Both sides had reached the Comune, so their merge has too: since the first of those who said what stands now, for
 * that is the moment a deadline is judged by.
 */
function stamped(merged: Doc, mine: Doc, theirs: Doc): Doc {
  const stands = saidOf(merged);
  const stamps = [mine, theirs]
    .filter((one) => saidOf(one) === stands)
    .flatMap(({ received }) => received ?? []);
  const first = earliest(stamps) ?? theirs.received ?? mine.received;
  return first ? { ...merged, received: first } : merged;
}

/** The part of a body on which a deadline depends. */
function saidOf(doc: Doc): unknown {
  return doc.type === 'absence' ? doc.body.withdrawn : undefined;
}

function earliest(stamps: readonly Received[]): Received | undefined {
  return stamps.reduce<Received | undefined>(
    (first, one) => (first && first.at <= one.at ? first : one),
    undefined,
  );
}
