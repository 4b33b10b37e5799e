import { schoolDatabase } from '#model/databases.ts';
import { destinations, type Ties } from '#model/destinations.ts';
import { isDoc, kindOf, type Doc, type DocType } from '#model/document.ts';

/**
 * The databases, besides the registry, in which a document belongs: its destinations, and for a roll call the school
 * that wrote it, which must learn of an office's correction.
 */
export function homesOf(doc: Doc, ties: Ties): string[] {
  return isDoc(doc, 'rollCall')
    ? [schoolDatabase(doc.body.school)]
    : destinations(doc, ties);
}

const settled: readonly DocType[] = ['family', 'child', 'presences', 'absence'];

/** True for a type whose household or child may differ between two revisions, because its id does not hold it. */
export function canMove(type: DocType): boolean {
  const { audience } = kindOf(type);
  return (
    (audience === 'family' ||
      audience === 'child' ||
      audience === 'child-and-school') &&
    !settled.includes(type)
  );
}
