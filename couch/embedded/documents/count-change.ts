import type { Counts } from '../store/database.ts';
import type { Metadata } from '../store/layout.ts';

type State = Metadata | undefined;

const live = (state: State) => (state && !state.deleted ? 1 : 0);
const deleted = (state: State) => (state?.deleted ? 1 : 0);

/** What a write changed of a database's counts; both lists are of the same documents. */
export function countChange(
  before: readonly State[],
  after: readonly State[],
): Counts {
  const change = { live: 0, deleted: 0 };
  for (const [index, then] of before.entries()) {
    change.live += live(after[index]) - live(then);
    change.deleted += deleted(after[index]) - deleted(then);
  }
  return change;
}
