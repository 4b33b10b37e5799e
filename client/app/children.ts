import type { ChildDoc } from '#model/child.ts';
import type { Day } from '#model/day.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { childrenOn } from '#model/family.ts';
import type { ChildChoice } from './contexts.ts';

/** The children the household may see on a day, the eldest first. */
export function childrenOf(
  docs: readonly Doc<'family' | 'child'>[],
  today: Day,
): readonly ChildDoc[] {
  const household = docs.find((doc) => isDoc(doc, 'family'));
  const ids = household ? childrenOn(household.body, today) : [];
  return docs
    .filter((doc) => isDoc(doc, 'child'))
    .filter((doc) => doc.child !== undefined && ids.includes(doc.child))
    .sort((one, other) => (one.body.born < other.body.born ? -1 : 1));
}

/** The choice of the chips; an id that is nobody's stands for all, so that an old link still shows something. */
export function childChoice(
  all: readonly ChildDoc[],
  chosen: string | null,
): ChildChoice {
  const one = all.filter((child) => child.child === chosen);
  return { all, chosen: one.length > 0 ? one : all };
}
