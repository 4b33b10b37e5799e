import { familyDatabase, schoolDatabase } from '#model/databases.ts';
import type { Day } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { ChildId } from '#model/ids.ts';
import { asDoc } from './as-doc.ts';
import type { Change } from './couch/changes.ts';
import type { StoredDoc } from './couch/database.ts';
import { isTie, type TiesIndex } from './ties-index.ts';

/** The databases whose rights changed: the children in question, or 'all' where former rights are not known. */
export type Turned = Map<string, Set<ChildId> | 'all'>;

export function turn(turned: Turned, database: string, child: ChildId): void {
  const known = turned.get(database);
  if (known === 'all') return;
  if (known) known.add(child);
  else turned.set(database, new Set([child]));
}

/**
 * Takes a page's households and enrolments into the ties and says whose rights changed by that. In a page that was
 * perhaps distributed before, the ties held already what it says, so that every right it touches is in question.
 */
export function turnTies(
  ties: TiesIndex,
  rows: readonly Change[],
  forebears: ReadonlyMap<string, readonly StoredDoc[]>,
  day: Day,
  again: boolean,
): Turned {
  const turned: Turned = new Map();
  for (const { id, doc: stored, deleted } of rows) {
    if (!isTie(id)) continue;
    const doc = deleted ? undefined : asDoc(stored);
    const past = (forebears.get(id) ?? []).flatMap((one) => asDoc(one) ?? []);
    for (const one of past) ties.recall(one);
    if (id.startsWith('family:')) {
      const family = id.slice('family:'.length);
      const before = ties.childrenOfFamily(family, day);
      if (doc) ties.put(doc);
      else ties.remove(id);
      const after = ties.childrenOfFamily(family, day);
      const name = familyDatabase(family);
      if (again) turned.set(name, 'all');
      else
        for (const child of differing(before, after)) turn(turned, name, child);
      continue;
    }
    const some = doc ? [doc, ...past] : past;
    const children = new Set(some.flatMap(({ child }) => child ?? []));
    const schoolsOf = () =>
      new Map([...children].map((one) => [one, ties.on(day).schools(one)]));
    const before = schoolsOf();
    if (doc) ties.put(doc);
    else ties.remove(id);
    const after = schoolsOf();
    const named = some.flatMap((one) =>
      isDoc(one, 'enrolment') ? one.body.school : [],
    );
    for (const child of children) {
      const old = before.get(child) ?? [];
      const now = after.get(child) ?? [];
      for (const school of again ? [...named, ...now] : differing(old, now))
        turn(turned, schoolDatabase(school), child);
    }
  }
  return turned;
}

/** The children whose rights differ between two days, and where. */
export function turnedBetween(ties: TiesIndex, from: Day, to: Day): Turned {
  const turned: Turned = new Map();
  for (const family of ties.families()) {
    const before = ties.childrenOfFamily(family, from);
    const after = ties.childrenOfFamily(family, to);
    for (const child of differing(before, after))
      turn(turned, familyDatabase(family), child);
  }
  for (const school of ties.schools()) {
    const before = ties.childrenOfSchool(school, from);
    const after = ties.childrenOfSchool(school, to);
    for (const child of differing(before, after))
      turn(turned, schoolDatabase(school), child);
  }
  return turned;
}

function differing<T>(one: readonly T[], other: readonly T[]): T[] {
  return [
    ...one.filter((item) => !other.includes(item)),
    ...other.filter((item) => !one.includes(item)),
  ];
}
