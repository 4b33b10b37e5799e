import { pattern } from './schema.ts';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]?: Name };

/** A household; also the name of its database. */
export type FamilyId = Id<'family'>;
export type ChildId = Id<'child'>;
/** An adult known to the registry, whichever way they sign in. */
export type PersonId = Id<'person'>;
/** Short lower-case names chosen by the Comune: services, schools, groups, offices. */
export type Slug = Id<'slug'>;
/** Notice number (numero avviso, NAV): 18 digits; facts/pagopa.md. */
export type Nav = Id<'nav'>;

const uuidForm = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
export const uuid = pattern(uuidForm);
export const familyId = pattern<FamilyId>(uuidForm);
export const childId = pattern<ChildId>(uuidForm);
export const personId = pattern<PersonId>(uuidForm);
export const slug = pattern<Slug>('[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?');
export const nav = pattern<Nav>('[0-9]{18}');
/** What may stand in a document id: safe unescaped in any URL. */
export const documentId = pattern('[A-Za-z][A-Za-z0-9:._-]{0,199}');
