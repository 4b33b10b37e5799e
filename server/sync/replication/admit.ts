import {
  databaseOf,
  schoolRole,
  staffRole,
  type DatabaseKind,
} from '#model/databases.ts';

/** A database a tool may replicate with, and the one role it does so in. */
export interface Admission {
  name: string;
  kind: DatabaseKind;
  owner?: string;
  role: string;
}

/** Staff replicate the registry and every school, a school its own database, nobody anything else. */
export function admit(
  name: string,
  roles: readonly string[],
): Admission | undefined {
  const database = databaseOf(name);
  if (!database) return undefined;
  const { kind, owner } = database;
  if (kind !== 'registry' && kind !== 'school') return undefined;
  if (roles.includes(staffRole)) return { name, ...database, role: staffRole };
  if (kind !== 'school' || owner === undefined) return undefined;
  const role = schoolRole(owner);
  return roles.includes(role) ? { name, ...database, role } : undefined;
}
