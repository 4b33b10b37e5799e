import { createHmac } from 'node:crypto';
import { schoolRole, staffRole } from '#model/databases.ts';
import { isDay, type Day, type Instant } from '#model/day.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import { slug } from '#model/ids.ts';
import type { StaffMemberView } from '#model/access-protocol.ts';
import type { Documents } from '../../couch/documents.ts';
import { badRequest, notFound } from '../../errors.ts';
import type { Identity } from '../identity-provider.ts';

/** Somebody who works for the Comune and signs in by the State's identity schemes, under a keyed hash of the codice fiscale. */
export interface StaffMember {
  _id: string;
  type: 'staffMember';
  name: string;
  /** `staff`, or `school:<slug>` for each of their schools. */
  roles: readonly string[];
  /** Last day; without it, until it is set. */
  to?: Day;
  /** Account of who wrote this; 'configuration' for the first one. */
  by: string;
  at: Instant;
}

export interface StaffMembers {
  /** Undefined for whom the office does not list today. */
  byFiscalCode(fiscalCode: string, today: Day): Promise<Identity | undefined>;
  /** As they stand today; for a session that runs. */
  byAccount(account: string, today: Day): Promise<Identity | undefined>;
  /** The name of a member, of today or before. */
  nameOf(account: string): Promise<string | undefined>;
  /** Makes the first member of the office, who is known by nothing else; leaves one that is there. */
  first(fiscalCode: string): Promise<void>;
  /**
   * Adds by `fiscalCode`, or changes: by `account`, for whom that is known. Undefined when another writer came first.
   * @throws AppError 'bad-request' saying which field, 'not-found' for an account that is no member's
   */
  write(
    member: Record<string, unknown>,
    by: string,
  ): Promise<StaffMemberView | undefined>;
}

export const staffPrefix = 'staff:';
const role = new RegExp(`^(?:${staffRole}|${schoolRole(slug.pattern ?? '')})$`);

/**
 * Staff by codice fiscale. Their account's id comes from it by the pepper, and shares nothing with the same person's
 * account as a parent: two accounts, never in one session.
 */
export function staffMembersIn(
  portal: Documents,
  pepper: string,
  now: () => Date,
): StaffMembers {
  const accountOf = (fiscalCode: string) =>
    createHmac('sha256', pepper)
      .update(`staff|${fiscalCode}`)
      .digest('hex')
      .slice(0, 32);
  async function byAccount(account: string, today: Day) {
    const found = await portal.get<StaffMember>(staffPrefix + account);
    if (!found || (found.to !== undefined && found.to < today))
      return undefined;
    const { name, roles } = found;
    return { account: { id: account, role: 'staff' as const, name }, roles };
  }
  return {
    byAccount,
    nameOf: async (account) =>
      (await portal.get<StaffMember>(staffPrefix + account))?.name,
    byFiscalCode: (fiscalCode, today) =>
      byAccount(accountOf(fiscalCode), today),
    async first(fiscalCode) {
      const member: StaffMember = {
        _id: staffPrefix + accountOf(fiscalCode),
        type: 'staffMember',
        name: 'Ufficio Servizi educativi',
        roles: [staffRole],
        by: 'configuration',
        at: now().toISOString(),
      };
      // Refused when it stands already.
      await portal.put(member);
    },
    async write({ fiscalCode, account: known, name, roles, to }, by) {
      if ((fiscalCode === undefined) === (known === undefined))
        throw badRequest('either fiscalCode or account');
      if (known === undefined && !isCode(fiscalCode))
        throw badRequest('fiscalCode is a codice fiscale in upper case');
      if (typeof name !== 'string' || !name.trim() || name.length > 120)
        throw badRequest('name is a text of 1 to 120 characters');
      if (!isRoles(roles)) throw badRequest('roles is a list of staff roles');
      if (to !== undefined && (typeof to !== 'string' || !isDay(to)))
        throw badRequest('to is a day');
      const account = isCode(fiscalCode)
        ? accountOf(fiscalCode)
        : String(known);
      const _id = staffPrefix + account;
      const stored = await portal.get<StaffMember>(_id);
      if (known !== undefined && !stored) throw notFound();
      const member: StaffMember = {
        ...(stored && { _rev: stored._rev }),
        ...{ _id, type: 'staffMember', name: name.trim(), roles, by },
        ...(to !== undefined && { to }),
        at: now().toISOString(),
      };
      const written = await portal.put(member);
      return written === undefined ? undefined : viewOf(member);
    },
  };
}

export function viewOf({ _id, name, roles, to }: StaffMember): StaffMemberView {
  const account = _id.slice(staffPrefix.length);
  return { account, name, roles, ...(to !== undefined && { to }) };
}

function isCode(value: unknown): value is string {
  return typeof value === 'string' && isFiscalCode(value);
}

function isRoles(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 20 &&
    value.every((one) => typeof one === 'string' && role.test(one))
  );
}
