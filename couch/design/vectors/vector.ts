import {
  familyRole,
  portal,
  portalRole,
  registry,
  routerRole,
  schoolRole,
  staffRole,
  town,
} from '#model/databases.ts';
import { ids } from './samples.ts';

export interface Writer {
  name: string;
  roles: string[];
}

/** One write and what must become of it, on the phone, in the proxy and in CouchDB alike. */
export interface Vector {
  name: string;
  database: string;
  by: Writer;
  stored: unknown;
  next: unknown;
  /** `reasonOf` the first problem; undefined when the write is allowed. */
  refused: string | undefined;
}

export const writers = {
  parent: { name: ids.parent, roles: [familyRole(ids.family)] },
  partner: { name: ids.otherParent, roles: [familyRole(ids.family)] },
  stranger: { name: ids.otherParent, roles: [familyRole(ids.otherFamily)] },
  staff: { name: 'b.verdi', roles: [staffRole] },
  school: { name: 'tablet-gulli', roles: [schoolRole('gulli')] },
  otherSchool: { name: 'tablet-serra', roles: [schoolRole('serra')] },
  router: { name: 'router', roles: [routerRole] },
  portal: { name: 'portal', roles: [portalRole] },
  admin: { name: 'admin', roles: ['_admin'] },
  nobody: { name: '', roles: [] },
} as const satisfies Record<
  string,
  Writer | { name: string; roles: readonly string[] }
>;

export const places = {
  family: `family-${ids.family}`,
  school: 'school-gulli',
  registry,
  town,
  portal,
} as const;

/** Makes vectors of one database: `vector(who, what it says, next, stored, refused)`. */
export function vectorsOf(database: string) {
  return (
    by: keyof typeof writers,
    name: string,
    next: unknown,
    { over = null, refused }: { over?: unknown; refused?: string } = {},
  ): Vector => ({
    name: `${database.slice(0, 8)}: ${by} ${name}`,
    database,
    by: { name: writers[by].name, roles: [...writers[by].roles] },
    stored: over,
    next,
    refused,
  });
}
