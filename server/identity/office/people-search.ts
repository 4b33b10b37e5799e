import { localTime, type Day } from '#model/day.ts';
import { registry } from '#model/databases.ts';
import { familyDocId } from '#model/document-id.ts';
import {
  childrenOn,
  isMemberOn,
  type FamilyBody,
  type FamilyDoc,
} from '#model/family.ts';
import type { PersonId } from '#model/ids.ts';
import { searchWords } from '#model/name-words.ts';
import {
  peopleSearch,
  type PeopleFound,
  type PersonFound,
} from '#model/office-protocol.ts';
import { startingWith } from '../../couch/starting-with.ts';
import type { Office } from './office-deps.ts';
import { childNamesOf } from './registry-names.ts';

/** True when the words have letters enough to be looked for. */
export function isSearch(words: readonly string[]): boolean {
  return words.join('').length >= peopleSearch.letters;
}

/**
 * Adults whom a household lists today and whose names have a word beginning with each of `words`, by family name; at
 * most 20. All households are looked through, a few thousand small documents: an index over names would have all of the
 * registry to read, a hundred times as much, before its first answer. @throws AppError 'couch-away'
 */
export async function findPeople(
  { couch, documents, now }: Pick<Office, 'couch' | 'documents' | 'now'>,
  words: readonly string[],
): Promise<PeopleFound> {
  const today = localTime(now()).day;
  const found: PersonFound[] = [];
  const add = (one: PersonFound | undefined) => one && found.push(one);
  const prefix = familyDocId('');
  for await (const doc of startingWith<FamilyDoc>(couch, prefix, registry)) {
    const persons = doc.body.members
      .filter((one) => fits(searchWords(nameOf(one)), words))
      .map(({ person }) => person);
    for (const person of new Set(persons)) add(personIn(doc, person, today));
  }
  const people = found
    .sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'it'))
    .slice(0, peopleSearch.most);
  return {
    people: await withChildren(documents, people),
    more: found.length > people.length,
  };
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

function nameOf(of: { givenName: string; familyName: string }): string {
  return `${of.familyName} ${of.givenName}`;
}
