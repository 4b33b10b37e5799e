import type { StaffMemberView } from '#model/access-protocol.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import { localPaths, type NewKey } from '#model/local-protocol.ts';
import {
  accountPath,
  officePaths,
  personPath,
  type AccountAccess,
  type AccountFound,
  type EndAccountSessionsBody,
  type Ended,
  type FactorsReset,
  type NewCode,
  type OfficeWork,
  type PeopleFound,
  type PersonAccess,
  type StaffMemberBody,
} from '#model/office-protocol.ts';
import { answered } from '../../data/local-account.ts';

/** The office's calls; see office-protocol.ts. Each rejects as `askLocal`. */
async function ask<T>(path: string, body?: unknown): Promise<T> {
  return (await answered(path, body, {})) as T;
}

export const readWork = () => ask<OfficeWork>(officePaths.work);

export const closeWork = (id: string) => ask(officePaths.close, { id });

export function findPeople(name: string): Promise<PeopleFound> {
  const query = new URLSearchParams({ q: name });
  return ask(`${officePaths.people}?${query.toString()}`);
}

export const findAccount = (username: string) =>
  ask<AccountFound>(officePaths.account, { username });

export const readPerson = (family: FamilyId, person: PersonId) =>
  ask<PersonAccess>(personPath(family, person));

export const readAccount = (account: string) =>
  ask<AccountAccess>(accountPath(account));

export const issueCode = (who: { person: PersonId; family: FamilyId }) =>
  ask<NewCode>(officePaths.issueCode, who);

export const endAccountSessions = (body: EndAccountSessionsBody) =>
  ask<Ended>(officePaths.endSessions, body);

export const resetFactors = (account: string) =>
  ask<FactorsReset>(officePaths.resetFactors, { account });

export async function readStaff(): Promise<StaffMemberView[]> {
  const { staff } = await ask<{ staff: StaffMemberView[] }>(officePaths.staff);
  return staff;
}

export const writeStaff = (member: StaffMemberBody) =>
  ask<StaffMemberView>(officePaths.staff, member);

export const addKey = (name: string) =>
  ask<NewKey>(localPaths.keyAdd, { name });

export const removeKey = (id: string) => ask(localPaths.keyRemove, { id });
