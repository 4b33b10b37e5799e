import { registry, schoolDatabase } from '#model/databases.ts';
import { destinations, type Ties } from '#model/destinations.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { isWithin } from '#model/range.ts';
import { revised, type Revised } from './revision.ts';
import type { DemoTown } from './town.ts';

/** What each database is to hold; the registry comes first, its documents in the town's order. */
export function copiesOf(town: DemoTown): Map<string, Revised[]> {
  const ties = tiesOf(town);
  const copies = new Map<string, Revised[]>([[registry, []]]);
  for (const doc of town.documents) {
    const copy = revised(doc, town.attachments.get(doc._id));
    for (const name of [registry, ...placesOf(doc, ties)]) {
      const held = copies.get(name);
      if (held) held.push(copy);
      else copies.set(name, [copy]);
    }
  }
  return copies;
}

/** A roll call comes from its school's database; everything else goes where the model sends it. */
function placesOf(doc: Doc, ties: Ties): string[] {
  return isDoc(doc, 'rollCall')
    ? [schoolDatabase(doc.body.school)]
    : destinations(doc, ties);
}

/** The households and schools of each child on the town's day. */
function tiesOf({ documents, today }: DemoTown): Ties {
  const families = new Map<string, string[]>();
  const schools = new Map<string, string[]>();
  for (const doc of documents) {
    if (isDoc(doc, 'family') && doc.family !== undefined)
      for (const one of doc.body.children)
        if (isWithin(one, today)) add(families, one.child, doc.family);
    if (isDoc(doc, 'enrolment') && doc.child !== undefined)
      if (isWithin(doc.body, today)) add(schools, doc.child, doc.body.school);
  }
  return {
    families: (child) => families.get(child) ?? [],
    schools: (child) => schools.get(child) ?? [],
  };
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const found = map.get(key);
  if (!found) map.set(key, [value]);
  else if (!found.includes(value)) found.push(value);
}
