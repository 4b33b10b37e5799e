import { databaseOf } from '#model/databases.ts';
import { kindOf, problemsOf, type Doc } from '#model/document.ts';
import type { ChildId, FamilyId } from '#model/ids.ts';

/** What has to be known of households to vouch for what a family's database holds. */
export interface Bonds {
  everHad(family: FamilyId, child: ChildId): boolean;
}

/**
 * True when a document found in a family's or a school's database is one its owner may have written, and so belongs
 * in the registry too. The write was judged when it was made; this second look keeps a family's database, whatever
 * came to be in it, from speaking for others.
 */
export function goesUp(doc: Doc, database: string, bonds: Bonds): boolean {
  const { kind, owner } = databaseOf(database) ?? {};
  if (owner === undefined || problemsOf(doc).length > 0) return false;
  const { writers } = kindOf(doc.type);
  if (kind === 'family')
    return (
      writers.includes('parent') &&
      doc.family === owner &&
      (doc.child === undefined || bonds.everHad(owner, doc.child))
    );
  return (
    kind === 'school' &&
    writers.includes('school') &&
    doc.type === 'rollCall' &&
    doc.body.school === owner
  );
}
