import type { Instant } from '#model/day.ts';
import { readMarkId } from '#model/document-id.ts';
import type { ReadMarkDoc } from '#model/read-mark.ts';
import type { Problem } from '#model/problem.ts';
import type { Store } from '../../data/store.ts';

/**
 * Says that this parent has read something, unless it was said already; `confirmed` is the act of pressing 'Ho letto'.
 * Resolves to what is wrong, [] when it is kept.
 */
export async function markRead(
  store: Store,
  marks: readonly ReadMarkDoc[],
  target: string,
  options: { at: Instant; confirmed: boolean },
): Promise<Problem[]> {
  const { person, family } = store.account;
  if (!person || !family) return [];
  const known = marks.find(
    (one) => one.author === person && one.body.target === target,
  );
  if (known && (known.body.confirmed || !options.confirmed)) return [];
  return store.save({
    ...(known?._rev && { _rev: known._rev }),
    _id: readMarkId(person, target),
    type: 'readMark',
    v: 1,
    at: options.at,
    family,
    author: person,
    body: { target, confirmed: options.confirmed },
  });
}
