import { familyDatabase, schoolDatabase, town } from './databases.ts';
import { kindOf, type Doc } from './document.ts';
import type { ChildId, FamilyId } from './ids.ts';

/** Who is tied to a child on the day of routing: the households that may see it, the schools it is enrolled at. */
export interface Ties {
  families(child: ChildId): readonly FamilyId[];
  schools(child: ChildId): readonly string[];
}

/** The databases, besides the registry, that hold a registry document. */
export function destinations(doc: Doc, ties: Ties): string[] {
  const { audience } = kindOf(doc.type);
  switch (audience) {
    case 'town':
      return [town];
    case 'family':
      return doc.family === undefined ? [] : [familyDatabase(doc.family)];
    case 'child':
    case 'child-and-school': {
      if (doc.child === undefined) return [];
      const families = ties.families(doc.child).map(familyDatabase);
      return audience === 'child'
        ? families
        : [...families, ...ties.schools(doc.child).map(schoolDatabase)];
    }
    default:
      return [];
  }
}
