import type { Capacity } from '#model/access-protocol.ts';
import { localTime, type Day } from '#model/day.ts';
import type { Claims } from '../claims.ts';
import type { Identity } from '../identity-provider.ts';
import type { RaiseAlert } from './alerts.ts';
import type { Guardian, Guardians } from './guardians.ts';
import type { Logins } from './logins.ts';
import { delegatesAmong, type FamilyAccess } from './delegate.ts';
import { namesDiffer } from './names-differ.ts';
import { bornDiffers, isMinor } from './of-age.ts';
import type { StaffMembers } from './staff-members.ts';

/** Whom verified claims speak of. */
export type Bound =
  | {
      is: 'known';
      identity: Identity;
      /** Accounts of the same person in other households, which delegations give. */
      others: readonly Identity[];
    }
  /** No household lists them: what they may do is on the page for these. */
  | { is: 'unbound' }
  | { is: 'minor' }
  | { is: 'no-staff' };

export interface BindDeps {
  guardians: Guardians;
  logins: Logins;
  staff: StaffMembers;
  alert: RaiseAlert;
  now: () => Date;
}

/**
 * Finds the person of verified claims, anew at every sign-in (facts/identity.md §7): a parent by the codice fiscale that
 * a State scheme vouches for, against the guardians in the registry; without a hit by the onboarding code that tied the
 * login before. Each guardian comes in by their own right; nobody's depends on another's.
 * @throws AppError 'couch-away'
 */
export async function bind(
  deps: BindDeps,
  claims: Claims,
  as: Capacity,
): Promise<Bound> {
  const today = localTime(deps.now()).day;
  if (as === 'staff') return bindStaff(deps, claims, today);
  if (isMinor(claims, today)) return { is: 'minor' };
  const guardian =
    (await byRegistry(deps, claims, today)) ??
    (await byCode(deps, claims, today));
  if (guardian) await compare(deps, claims, guardian);
  const delegated = await byDelegation(deps, claims, today, guardian);
  const [identity, ...others] = [
    ...(guardian ? [parentOf(guardian)] : []),
    ...delegated.map((one) => one.identity),
  ];
  return identity ? { is: 'known', identity, others } : { is: 'unbound' };
}

/** A parent's account is the person's, whichever login it came by: their devices know it by this. */
export function parentOf({
  person,
  family,
  givenName,
  familyName,
}: Guardian): Identity {
  const name = `${givenName} ${familyName}`;
  return {
    account: { id: person, role: 'parent', name, person, family },
    roles: [],
  };
}

async function bindStaff(
  { staff }: BindDeps,
  { fiscalCode }: Claims,
  today: Day,
): Promise<Bound> {
  const identity =
    fiscalCode === undefined
      ? undefined
      : await staff.byFiscalCode(fiscalCode, today);
  return identity ? { is: 'known', identity, others: [] } : { is: 'no-staff' };
}

async function byRegistry(
  { guardians, logins, alert }: BindDeps,
  claims: Claims,
  today: Day,
): Promise<Guardian | undefined> {
  // A local account may say of itself what it likes.
  if (claims.scheme === 'local' || claims.fiscalCode === undefined)
    return undefined;
  const found = await guardians.byFiscalCode(claims.fiscalCode, today);
  if (!found) return undefined;
  const { guardian, households } = found;
  const { person, family } = guardian;
  if (households > 1)
    await alert({ kind: 'several-households', person, family });
  await logins.tie(claims, guardian, 'fiscal-code');
  return guardian;
}

export async function byCode(
  { guardians, logins }: Pick<BindDeps, 'guardians' | 'logins'>,
  claims: Pick<Claims, 'scheme' | 'issuer' | 'subject' | 'fiscalCode'>,
  today: Day,
): Promise<Guardian | undefined> {
  const tied = await logins.tied(claims);
  const guardian =
    tied && (await guardians.inFamily(tied.person, tied.family, today));
  // Since then the office may have learned whose codice fiscale it is, and that it is another's.
  const another =
    claims.fiscalCode !== undefined &&
    guardian?.fiscalCode !== undefined &&
    guardian.fiscalCode !== claims.fiscalCode;
  return another ? undefined : guardian;
}

/** In the households that are not the guardian's own. */
export async function byDelegation(
  { guardians }: Pick<BindDeps, 'guardians'>,
  { scheme, fiscalCode }: Pick<Claims, 'scheme' | 'fiscalCode'>,
  today: Day,
  guardian: Guardian | undefined,
): Promise<FamilyAccess[]> {
  if (scheme === 'local' || fiscalCode === undefined) return [];
  const delegations = await guardians.delegations(fiscalCode);
  return delegatesAmong(
    delegations.filter(({ family }) => family !== guardian?.family),
    (family) => guardians.household(family),
    today,
  );
}

/** Soft: who the code says they are comes in, and the office learns what does not fit. */
async function compare(
  { alert }: BindDeps,
  claims: Claims,
  guardian: Guardian,
): Promise<void> {
  const { givenName, familyName, born, fiscalCode } = claims;
  const { person, family } = guardian;
  if (claims.scheme === 'local') return;
  const said = {
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
  };
  if (namesDiffer(said, guardian))
    await alert({
      kind: 'name-differs',
      ...{ person, family },
      detail: [givenName, familyName].filter(Boolean).join(' '),
    });
  if (born !== undefined && fiscalCode !== undefined)
    if (bornDiffers(born, fiscalCode))
      await alert({ kind: 'birth-date-differs', person, family });
}
