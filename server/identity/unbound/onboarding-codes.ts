import type { Day, Instant } from '#model/day.ts';
import { localTime } from '#model/day.ts';
import type { ChildDoc } from '#model/child.ts';
import { portalRole, registry } from '#model/databases.ts';
import { childDocId } from '#model/document-id.ts';
import { childrenOn } from '#model/family.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import type { Documents, DocumentsOf, Stored } from '../../couch/documents.ts';
import { AppError } from '../../errors.ts';
import type { RaiseAlert } from '../binding/alerts.ts';
import type { Guardian, Guardians } from '../binding/guardians.ts';
import type { Logins } from '../binding/logins.ts';
import type { Claims } from '../claims.ts';
import type { Passwords } from '../passwords.ts';
import { newCode } from './code-text.ts';

/** A code that the office gave out on paper, for one guardian, under its first characters. */
interface Code {
  _id: string;
  type: 'onboarding';
  person: PersonId;
  family: FamilyId;
  /** Of the whole code, salted and slow: 60 bits are too few for a plain hash (ASVS 6.5.2). */
  hash: string;
  triesLeft: number;
  until: Instant;
  /** Account of who gave it out. */
  by: string;
  at: Instant;
}

export interface OnboardingDeps {
  portal: Documents;
  documents: DocumentsOf;
  guardians: Guardians;
  logins: Logins;
  alert: RaiseAlert;
  passwords: Passwords;
  now: () => Date;
}

export interface OnboardingCodes {
  /**
   * A new code for a guardian whom the household lists today; former ones are void. Undefined when it lists no such
   * person. `again`: there was one that had not been used.
   */
  issue(
    who: { person: PersonId; family: FamilyId },
    by: string,
  ): Promise<{ code: string; until: Instant; again: boolean } | undefined>;
  /**
   * Ties the login of these claims to the guardian of a code, once. Undefined, without saying why, when the code is
   * none, void or over, or no child of the household was born on that day.
   */
  claim(
    claims: Claims,
    given: { code: string; born: Day },
  ): Promise<Guardian | undefined>;
}

/** Characters by which a code is found; the other 8 are 40 bits to guess in 5 tries. */
const found = 4;
const days = 60;
const tries = 5;
const rounds = 10;
const most = 50;

export function onboardingCodesIn(deps: OnboardingDeps): OnboardingCodes {
  const { portal, documents, guardians, logins, alert, passwords, now } = deps;
  const idOf = (code: string) => `onboarding:${code.slice(0, found)}`;
  const today = () => localTime(now()).day;

  async function voidFormer(person: PersonId): Promise<boolean> {
    const former = await portal.find<Code>(
      { type: 'onboarding', person },
      most,
    );
    for (const one of former) await portal.remove(one);
    return former.length > 0;
  }

  /** Counted before it is looked at, so that many at once cannot pass. */
  async function spendTry(code: string): Promise<(Code & Stored) | undefined> {
    for (let round = 0; round < rounds; round += 1) {
      const stored = await portal.get<Code>(idOf(code));
      if (!stored) return undefined;
      if (stored.until <= now().toISOString() || stored.triesLeft <= 0)
        return undefined;
      const next = { ...stored, triesLeft: stored.triesLeft - 1 };
      const _rev = await portal.put(next);
      if (_rev !== undefined) return { ...next, _rev };
    }
    throw new AppError('too-busy');
  }

  async function hasChildBorn({ family }: Guardian, born: Day) {
    const household = await guardians.household(family);
    if (!household) return false;
    const who = { role: portalRole, sub: portalRole };
    const ids = childrenOn(household.body, today()).map(childDocId);
    const children = await documents(who, registry).getAll<ChildDoc>(ids);
    return (children ?? []).some(({ body }) => body.born === born);
  }

  return {
    async issue({ person, family }, by) {
      const guardian = await guardians.inFamily(person, family, today());
      if (!guardian) return undefined;
      const again = await voidFormer(person);
      const at = now();
      const until = new Date(at.getTime() + days * 86_400_000).toISOString();
      for (let round = 0; round < rounds; round += 1) {
        const code = newCode();
        const doc: Code = {
          ...{ _id: idOf(code), type: 'onboarding', person, family, until, by },
          hash: await passwords.hash(code),
          triesLeft: tries,
          at: at.toISOString(),
        };
        // Another code that begins so lives already: draw again.
        if ((await portal.put(doc)) !== undefined)
          return { code, until, again };
      }
      throw new AppError('too-busy');
    },

    async claim(claims, { code, born }) {
      const stored = await spendTry(code);
      const fits = await passwords.verify(stored?.hash, code);
      if (!stored || !fits) return undefined;
      const { person, family } = stored;
      const guardian = await guardians.inFamily(person, family, today());
      if (!guardian || !(await hasChildBorn(guardian, born))) return undefined;
      const { fiscalCode } = claims;
      if (
        fiscalCode !== undefined &&
        guardian.fiscalCode !== undefined &&
        fiscalCode !== guardian.fiscalCode
      ) {
        await alert({ kind: 'code-of-another', person, family });
        return undefined;
      }
      if (!(await portal.remove(stored))) return undefined;
      await logins.tie(claims, guardian, 'onboarding');
      if (fiscalCode !== undefined && guardian.fiscalCode === undefined)
        await alert({ kind: 'fiscal-code-missing', person, family });
      return guardian;
    },
  };
}
