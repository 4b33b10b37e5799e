import {
  familyRole,
  portalRole,
  routerRole,
  schoolRole,
  staffRole,
  type DatabaseKind,
} from './databases.ts';

/** A writer as seen by one database; `stranger` holds no role that counts there. */
export type Who =
  'admin' | 'router' | 'portal' | 'staff' | 'school' | 'parent' | 'stranger';

/** CouchDB's own role of a server administrator; no token of ours can carry it. */
const adminRole = '_admin';

/** Who somebody with these roles is to a database: another family's parent, or another school's tablet, is a stranger. */
export function whoIs(
  roles: readonly string[],
  kind: DatabaseKind,
  owner: string | undefined,
): Who {
  if (roles.includes(adminRole)) return 'admin';
  if (roles.includes(routerRole)) return 'router';
  if (roles.includes(portalRole)) return 'portal';
  if (roles.includes(staffRole)) return 'staff';
  if (owner === undefined) return 'stranger';
  if (kind === 'school' && roles.includes(schoolRole(owner))) return 'school';
  if (kind === 'family' && roles.includes(familyRole(owner))) return 'parent';
  return 'stranger';
}
