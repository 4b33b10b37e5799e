import { kindOf } from '#model/document.ts';
import { asDoc } from './as-doc.ts';
import type { Context } from './context.ts';
import type { StoredDoc } from './couch/database.ts';
import { standingOf } from './couch/read.ts';

/**
 * The ids among these under which the registry has a letter of another household. Phones choose ids, and one that is
 * taken on purpose would make two households' letters one document, in which the one hides the other. Ids are random
 * (RFC 9562, version 4), so only a forged client comes here: nobody tells it, since a refusal would say that somebody
 * else has a letter under that id. What it wrote is kept for the staff, see keep.ts.
 */
export async function takenIds(
  { registry }: Context,
  docs: readonly StoredDoc[],
): Promise<Set<string>> {
  const letters = docs.filter((stored) => {
    const doc = asDoc(stored);
    return doc !== undefined && kindOf(doc.type).audience === 'family';
  });
  const ids = [...new Set(letters.map(({ _id }) => _id))];
  const standing = await standingOf(registry, ids);
  return new Set(
    letters
      .filter((letter) => {
        const known = asDoc(standing.get(letter._id)?.doc);
        return known !== undefined && known.family !== letter['family'];
      })
      .map(({ _id }) => _id),
  );
}
