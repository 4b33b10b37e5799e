import type { RxConflictHandler, WithDeleted } from 'rxdb';
import { merge } from '#model/merge.ts';
import { sameContent } from '#model/same.ts';
import { isSameState, toDoc, toState, type Stored } from './stored.ts';

/** What the conflict handler must know of the outbox. */
export interface Conflicts {
  /** True for a parent's own document that the Comune has not received. */
  isUnsent(state: WithDeleted<Stored>): boolean;
  /** Sets the text aside, so that it is shown and nothing vanishes. */
  setAside(state: Stored): Promise<void>;
  /** True, once, when the push handler has already dealt with what was written: only the server's state is left to take. */
  isSettled(id: string): boolean;
}

/**
 * The server's state stands; what a parent wrote and has not sent is joined with it field by field where the type
 * allows, and otherwise set aside with its text. Without `received` in the result, RxDB pushes it again.
 */
export function conflictHandler(
  conflicts: Conflicts,
): RxConflictHandler<Stored> {
  return {
    isEqual: isSameState,
    async resolve({
      newDocumentState: mine,
      assumedMasterState: base,
      realMasterState: theirs,
    }) {
      if (conflicts.isSettled(mine._id) || !conflicts.isUnsent(mine))
        return theirs;
      if (theirs._deleted) {
        await conflicts.setAside(mine);
        return theirs;
      }
      if (sameContent(toDoc(mine), toDoc(theirs))) return theirs;
      const from = base && !base._deleted ? toDoc(base) : undefined;
      const { doc, lost } = merge(from, toDoc(mine), toDoc(theirs));
      if (lost) await conflicts.setAside(mine);
      return toState(doc);
    },
  };
}
