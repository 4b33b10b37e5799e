import {
  familyRole,
  portalRole,
  routerRole,
  schoolRole,
  staffRole,
} from '#model/databases.ts';
import { familyId, slug } from '#model/ids.ts';

const role = new RegExp(
  `^(?:${staffRole}|${routerRole}|${portalRole}|${familyRole(familyId.pattern ?? '')}|${schoolRole(slug.pattern ?? '')})$`,
);

/** True for the roles a token of ours may carry. `_admin` makes its bearer an administrator of CouchDB, and is none of them. */
export function isRole(name: string): boolean {
  return role.test(name);
}
