import { staffRole } from '#model/databases.ts';
import type { SessionView } from '#model/phone-protocol.ts';

/** True for staff of the office; a device that does not know the roles yet shows its pages, and the server decides. */
export function isOffice({ account, roles }: SessionView): boolean {
  return account.role === 'staff' && (roles?.includes(staffRole) ?? true);
}
