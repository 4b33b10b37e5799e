import type { Instant } from '#model/day.ts';
import { kindOf, type Doc, type DocType } from '#model/document.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';

/** The parts of an envelope that say whose a document is. */
export interface Whose {
  family?: FamilyId;
  child?: ChildId;
  author?: PersonId;
  received?: { at: Instant; by: string };
}

/**
 * A document of the demo town, version 1 of its body, under its natural key or else the uuid given. Fields stand in
 * a fixed order, so that the same document is always the same text.
 */
export function doc<Type extends DocType>(
  type: Type,
  at: Instant,
  whose: Whose,
  body: Doc<Type>['body'],
  uuid?: string,
): Doc<Type> {
  const made = { _id: '', type, v: 1, at, ...whose, body };
  made._id = kindOf(type).key?.(made) ?? `${type}:${uuid ?? ''}`;
  // A type parameter keeps the compiler from seeing that this envelope is one of the union.
  return made as unknown as Doc<Type>;
}
