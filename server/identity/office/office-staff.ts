import { staffRole } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import type { StaffMemberView } from '#model/access-protocol.ts';
import { startingWith } from '../../couch/starting-with.ts';
import { AppError, badRequest } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import {
  staffPrefix,
  viewOf,
  type StaffMember,
} from '../binding/staff-members.ts';
import { officeSession } from '../current-session.ts';
import type { Handle } from './office-deps.ts';

export const staffList: Handle = async (office, ctx) => {
  await officeSession(office, ctx);
  const members: StaffMemberView[] = [];
  for await (const one of startingWith<StaffMember>(office.couch, staffPrefix))
    members.push(viewOf(one));
  ctx.body = { staff: members.sort(byName) };
};

/** {fiscalCode | account, name, roles, to?}: adds somebody, changes them, or sets their last day. */
export const writeStaff: Handle = async (office, ctx) => {
  const { account } = await officeSession(office, ctx, { strong: true });
  const member = bodyWith(ctx, [
    ...['fiscalCode', 'account', 'name', 'roles', 'to'],
  ]);
  const today = localTime(office.now()).day;
  if (member['account'] === account.id && locksOut(member, today))
    throw badRequest('nobody takes their own access away');
  const written = await office.staff.write(member, account.id);
  if (!written) throw new AppError('too-busy');
  office.log.info('staff member written');
  ctx.body = written;
};

/** The last member of the office could let nobody in any more. */
function locksOut({ roles, to }: Record<string, unknown>, today: string) {
  const stays = Array.isArray(roles) && roles.includes(staffRole);
  return !stays || (typeof to === 'string' && to < today);
}

function byName(one: StaffMemberView, other: StaffMemberView): number {
  return one.name.localeCompare(other.name, 'it');
}
