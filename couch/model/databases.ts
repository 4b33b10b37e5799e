import type { FamilyId } from './ids.ts';

/** The kinds of database; design documents and write rules are per kind. */
export type DatabaseKind = 'registry' | 'school' | 'family' | 'town' | 'portal';

export const registry = 'registry';
export const town = 'town';
/** The server's own: accounts, sessions, checkpoints; replicated to nobody. */
export const portal = 'portal';

export function familyDatabase(family: FamilyId): string {
  return `family-${family}`;
}

export function schoolDatabase(school: string): string {
  return `school-${school}`;
}

/** The kind of a database and the family or school it belongs to; undefined for a name that is not ours. */
export function databaseOf(
  name: string,
): { kind: DatabaseKind; owner?: string } | undefined {
  if (name === registry || name === town || name === portal)
    return { kind: name };
  const dash = name.indexOf('-');
  const prefix = name.slice(0, dash);
  const owner = name.slice(dash + 1);
  return dash > 0 && owner && (prefix === 'family' || prefix === 'school')
    ? { kind: prefix, owner }
    : undefined;
}

/** The one role a CouchDB token carries for a family's database; facts/sync.md §3. */
export function familyRole(family: FamilyId): string {
  return `fam:${family}`;
}

export function schoolRole(school: string): string {
  return `school:${school}`;
}

export const staffRole = 'staff';
/** The distribution process. */
export const routerRole = 'router';
/** The portal's own documents. */
export const portalRole = 'portal';
