import { familyId, slug, type FamilyId } from './ids.ts';

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

const owned = new RegExp(
  `^(?:(family)-(${familyId.pattern ?? ''})|(school)-(${slug.pattern ?? ''}))$`,
);

/** The kind of a database and the family or school it belongs to; undefined for a name that is not ours. */
export function databaseOf(
  name: string,
): { kind: DatabaseKind; owner?: string } | undefined {
  if (name === registry || name === town || name === portal)
    return { kind: name };
  const match = owned.exec(name);
  if (!match) return undefined;
  const [, family, familyOwner, , schoolOwner] = match;
  return family
    ? { kind: 'family', owner: familyOwner ?? '' }
    : { kind: 'school', owner: schoolOwner ?? '' };
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

/** CouchDB's `_security` of a database: who may read and write in it at all. Nobody but administrators manages it. */
export interface Security {
  admins: { names: string[]; roles: string[] };
  members: { names: string[]; roles: string[] };
}

/**
 * The roles that may enter a database. Never an empty list, which to CouchDB means everybody.
 * @throws RangeError for a name that is not ours.
 */
export function membersOf(name: string): string[] {
  const database = databaseOf(name);
  if (!database) throw new RangeError(`no database of ours: ${name}`);
  const { kind, owner = '' } = database;
  switch (kind) {
    case 'registry':
      return [staffRole, routerRole, portalRole];
    case 'school':
      return [schoolRole(owner), staffRole, routerRole];
    case 'family':
      return [familyRole(owner), routerRole, portalRole];
    case 'town':
      return [portalRole, routerRole];
    case 'portal':
      return [portalRole, routerRole];
  }
}

export function securityOf(name: string): Security {
  return {
    admins: { names: [], roles: ['_admin'] },
    members: { names: [], roles: membersOf(name) },
  };
}
