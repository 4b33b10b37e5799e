import { schoolRole, staffRole } from '#model/databases.ts';
import { isDay, type Day } from '#model/day.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import { slug } from '#model/ids.ts';
import type { StaffMemberView } from '#model/access-protocol.ts';
import type { StaffMemberBody } from '#model/office-protocol.ts';

/** The form of a member of staff as typed so far. */
export interface MemberDraft extends Record<string, string> {
  fiscalCode: string;
  name: string;
  /** 'yes' for who works at the office. */
  office: string;
  /** Short names of schools, with blanks or commas between. */
  schools: string;
  to: string;
}

export type MemberFault = 'fiscal-code' | 'name' | 'roles' | 'school' | 'to';

export const emptyMember: MemberDraft = {
  ...{ fiscalCode: '', name: '', office: '', schools: '', to: '' },
};

export function draftOf({ name, roles, to }: StaffMemberView): MemberDraft {
  return {
    ...emptyMember,
    name,
    office: roles.includes(staffRole) ? 'yes' : '',
    schools: roles
      .flatMap((role) => /^school:(.*)$/.exec(role)?.[1] ?? [])
      .join(', '),
    to: to ?? '',
  };
}

/** What keeps it from being sent, in the order of the form; `isNew` for somebody yet to be added. */
export function memberFaults(
  draft: MemberDraft,
  isNew: boolean,
): MemberFault[] {
  const faults: MemberFault[] = [];
  if (isNew && !isFiscalCode(codeOf(draft))) faults.push('fiscal-code');
  if (!draft.name.trim()) faults.push('name');
  const schools = schoolsOf(draft);
  if (schools.some((one) => !isSlug(one))) faults.push('school');
  else if (rolesOf(draft).length === 0) faults.push('roles');
  if (draft.to && !isDay(draft.to)) faults.push('to');
  return faults;
}

/** What is sent: by `account` for a member who is there already. */
export function memberOf(
  draft: MemberDraft,
  account: string | undefined,
): StaffMemberBody {
  return {
    ...(account === undefined ? { fiscalCode: codeOf(draft) } : { account }),
    name: draft.name.trim(),
    roles: rolesOf(draft),
    ...(draft.to && { to: draft.to }),
  };
}

/** True for whom access has ended. */
export function isOver({ to }: StaffMemberView, today: Day): boolean {
  return to !== undefined && to < today;
}

/** As people write it: in any case, with spaces. */
function codeOf({ fiscalCode }: MemberDraft): string {
  return fiscalCode.replace(/\s/g, '').toUpperCase();
}

function schoolsOf({ schools }: MemberDraft): string[] {
  return schools
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((one) => one !== '');
}

function rolesOf(draft: MemberDraft): string[] {
  const schools = [...new Set(schoolsOf(draft))].map(schoolRole);
  return [...(draft.office === 'yes' ? [staffRole] : []), ...schools];
}

function isSlug(text: string): boolean {
  return new RegExp(`^(?:${slug.pattern ?? ''})$`).test(text);
}
