import type { RxConflictHandler } from 'rxdb';
import type { Doc } from '#model/document.ts';
import { merge } from '#model/merge.ts';
import { sameContent } from '#model/same.ts';
import {
  isSameState,
  toDoc,
  toState,
  type State,
  type Stored,
} from './stored.ts';

/** What the conflict handler must know of the outbox. */
export interface Conflicts {
  /** True for a parent's own document that the Comune has not received. */
  isUnsent(state: State): boolean;
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
      const { doc, lost } = merge(
        baseOf(base, mine),
        toDoc(mine),
        toDoc(theirs),
      );
      if (lost) await conflicts.setAside(mine);
      return toState(doc);
    },
  };
}

/** What mine was edited from. Nothing when it says the same: then it is sent again, because the server had lost it. */
function baseOf(base: State | undefined, mine: State): Doc | undefined {
  if (!base || base._deleted) return undefined;
  const doc = toDoc(base);
  return sameContent(doc, toDoc(mine)) ? undefined : doc;
}
