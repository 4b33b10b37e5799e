import type { FamilyView } from '#model/access-protocol.ts';
import type { ChildDoc } from '#model/child.ts';
import { portalRole, registry } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { childDocId } from '#model/document-id.ts';
import { childrenOn } from '#model/family.ts';
import type { DocumentsOf } from '../../couch/documents.ts';
import { byCode, byDelegation, parentOf } from '../binding/bind.ts';
import type { FamilyAccess } from '../binding/delegate.ts';
import type { Guardian, Guardians } from '../binding/guardians.ts';
import type { Logins } from '../binding/logins.ts';
import type { Claims } from '../claims.ts';

export interface FamiliesDeps {
  guardians: Guardians;
  logins: Logins;
  documents: DocumentsOf;
  now: () => Date;
}

/** By whose word somebody is known: of a session no more is kept than the codice fiscale. */
export type Known = Pick<
  Claims,
  'scheme' | 'issuer' | 'subject' | 'fiscalCode'
>;

/**
 * Every family that somebody may enter today, their own first: as the registry has it now, whatever it had when they
 * signed in. A local account proves no codice fiscale, and has none here.
 * @throws AppError 'couch-away'
 */
export async function familiesOf(
  deps: FamiliesDeps,
  known: Known,
): Promise<FamilyAccess[]> {
  const { guardians, now } = deps;
  const { scheme, fiscalCode } = known;
  if (scheme === 'local' || fiscalCode === undefined) return [];
  const today = localTime(now()).day;
  const listed = await guardians.byFiscalCode(fiscalCode, today);
  const guardian = listed?.guardian ?? (await byCode(deps, known, today));
  const own = guardian && (await asGuardian(deps, guardian));
  const delegated = await byDelegation(deps, known, today, guardian);
  return [...(own ? [own] : []), ...delegated];
}

async function asGuardian(
  { guardians, now }: FamiliesDeps,
  guardian: Guardian,
): Promise<FamilyAccess | undefined> {
  const household = await guardians.household(guardian.family);
  if (!household) return undefined;
  const { body } = household;
  return {
    identity: parentOf(guardian),
    label: body.label,
    children: childrenOn(body, localTime(now()).day),
  };
}

/** As they are told apart by whoever chooses: by the given names of the children, no more. */
export async function familyViews(
  { documents }: Pick<FamiliesDeps, 'documents'>,
  families: readonly FamilyAccess[],
  current?: string,
): Promise<FamilyView[]> {
  const who = { role: portalRole, sub: portalRole };
  const ids = [...new Set(families.flatMap(({ children }) => children))];
  const known = await documents(who, registry).getAll<ChildDoc>(
    ids.map(childDocId),
  );
  const names = new Map(
    (known ?? []).map(({ child, body }) => [child, body.givenName]),
  );
  return families.map(({ identity: { account }, label, children }) => ({
    account: account.id,
    capacity: account.delegations ? 'delegate' : 'guardian',
    label,
    children: children.flatMap((child) => names.get(child) ?? []),
    current: account.id === current,
  }));
}
