import { localTime, type Day } from '#model/day.ts';
import { portalRole, registry } from '#model/databases.ts';
import {
  childrenOn,
  isMemberOn,
  type FamilyBody,
  type FamilyDoc,
} from '#model/family.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import {
  peopleSearch,
  type PeopleFound,
  type PersonFound,
} from '#model/office-protocol.ts';
import type { Couch } from '../../couch/couch.ts';
import { AppError } from '../../errors.ts';
import type { Office } from './office-deps.ts';
import { childNamesOf, householdsOf } from './registry-names.ts';

interface Row {
  id: string;
  value: [person: PersonId, words: string];
}

/** Names of one beginning that are looked through; three letters never have as many in a town. */
const mostRows = 2000;
/** The first question after a load has all of the registry to read. */
const timeout = 120_000;

/** True when the words have letters enough to be looked for. */
export function isSearch(words: readonly string[]): boolean {
  return words.join('').length >= peopleSearch.letters;
}

/**
 * Adults whom a household lists today and whose names have a word beginning with each of `words`, by family name; at
 * most 20. @throws AppError 'couch-away'
 */
export async function findPeople(
  { couch, documents, now }: Pick<Office, 'couch' | 'documents' | 'now'>,
  words: readonly string[],
): Promise<PeopleFound> {
  const today = localTime(now()).day;
  const named = (await rowsOf(couch, longest(words)))
    .filter(({ value: [, name] }) => fits(name.split(' '), words))
    .sort((one, other) => order(one.value[1], other.value[1]));
  const people: PersonFound[] = [];
  // Not all that are named so are listed today: household by household until there are enough.
  for (
    let from = 0;
    from < named.length && people.length <= peopleSearch.most;
    from += peopleSearch.most
  ) {
    const some = named.slice(from, from + peopleSearch.most);
    const households = await householdsOf(documents, some.map(familyOf));
    for (const row of some) {
      const doc = households.get(familyOf(row));
      const found = doc && personIn(doc, row.value[0], today);
      if (found && !people.some((one) => isSame(one, found)))
        people.push(found);
    }
  }
  const shown = people.slice(0, peopleSearch.most);
  return {
    people: await withChildren(documents, shown),
    more: people.length > shown.length,
  };
}

/** Has the index read what it has not read yet. */
export async function warmUpPeople(couch: Couch): Promise<void> {
  await rowsOf(couch, '-');
}

async function rowsOf(couch: Couch, prefix: string): Promise<Row[]> {
  const query = new URLSearchParams({
    startkey: JSON.stringify(prefix),
    endkey: JSON.stringify(`${prefix}\ufff0`),
    limit: String(mostRows),
  });
  const client = couch.as({ role: portalRole, sub: portalRole });
  const path = `/${registry}/_design/people/_view/byName?${query.toString()}`;
  const { status, body } = await client.json(path, { timeout });
  if (status !== 200)
    throw new AppError('couch-away', { reason: `upstream ${status}` });
  return (body as { rows: Row[] }).rows;
}

/** A person of a household with the ids of their children, if it lists them on this day. */
export function personIn(
  { family = '', body }: FamilyDoc,
  person: PersonId,
  today: Day,
): PersonFound | undefined {
  const member = memberOf(body, person, today);
  return (
    member && {
      ...{ person, family, familyLabel: body.label },
      givenName: member.givenName,
      familyName: member.familyName,
      children: [...childrenOn(body, today)],
    }
  );
}

/** Given names in place of ids. */
export async function withChildren(
  documents: Office['documents'],
  people: readonly PersonFound[],
): Promise<PersonFound[]> {
  const names = await childNamesOf(
    documents,
    people.flatMap(({ children }) => children),
  );
  return people.map((one) => ({
    ...one,
    children: one.children.flatMap((id) => names.get(id)?.givenName ?? []),
  }));
}

function memberOf(body: FamilyBody, person: PersonId, today: Day) {
  return isMemberOn(body, person, today)
    ? body.members.find((one) => one.person === person)
    : undefined;
}

function fits(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((one) => one.startsWith(word)));
}

function longest(words: readonly string[]): string {
  return words.reduce((one, other) =>
    other.length > one.length ? other : one,
  );
}

function familyOf({ id }: Row): FamilyId {
  return id.slice('family:'.length);
}

function isSame(one: PersonFound, other: PersonFound): boolean {
  return one.person === other.person && one.family === other.family;
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
