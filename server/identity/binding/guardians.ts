import { portalRole, registry } from '#model/databases.ts';
import type { Day } from '#model/day.ts';
import { familyDocId } from '#model/document-id.ts';
import {
  childrenOn,
  isMemberOn,
  type FamilyBody,
  type FamilyDoc,
} from '#model/family.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';
import type { Couch } from '../../couch/couch.ts';
import type { DocumentsOf } from '../../couch/documents.ts';
import { AppError } from '../../errors.ts';

/** An adult whom a household lists today. */
export interface Guardian {
  person: PersonId;
  family: FamilyId;
  givenName: string;
  familyName: string;
  fiscalCode?: string;
}

export interface Guardians {
  /**
   * The guardian with this codice fiscale, as the registry has it now. Should several households list them, which is
   * the office's to mend, the one they joined last, and of these the first by id, at every sign-in the same.
   * @throws AppError 'couch-away'
   */
  byFiscalCode(
    fiscalCode: string,
    today: Day,
  ): Promise<{ guardian: Guardian; households: number } | undefined>;
  /** The person as this household lists them today. */
  inFamily(
    person: PersonId,
    family: FamilyId,
    today: Day,
  ): Promise<Guardian | undefined>;
  /** Has the index read what it has not read yet. */
  warmUp(): Promise<void>;
  household(family: FamilyId): Promise<FamilyDoc | undefined>;
  /** Every household that lists this child on a day. @throws AppError 'couch-away' */
  householdsOf(child: ChildId, today: Day): Promise<FamilyDoc[]>;
  /** Every delegation that names this codice fiscale, over or not. @throws AppError 'couch-away' */
  delegations(fiscalCode: string): Promise<DelegationDoc[]>;
}

const who = { role: portalRole, sub: portalRole };
const views = `/${registry}/_design/guardians/_view`;
/** The view is brought up to date by the question; the first one after a load has all of the registry to read. */
const timeout = 120_000;

export function guardiansFrom(couch: Couch, documents: DocumentsOf): Guardians {
  const client = couch.as(who);
  const household = (family: FamilyId) =>
    documents(who, registry).get<FamilyDoc>(familyDocId(family));
  async function naming<D>(view: string, key: string): Promise<D[]> {
    const query = new URLSearchParams({
      key: JSON.stringify(key),
      include_docs: 'true',
    });
    const path = `${views}/${view}?${query.toString()}`;
    const { status, body } = await client.json(path, { timeout });
    if (status !== 200)
      throw new AppError('couch-away', { reason: `upstream ${status}` });
    const { rows } = body as { rows: { doc: D | null }[] };
    return rows.flatMap(({ doc }) => doc ?? []);
  }
  return {
    household,
    async householdsOf(child, today) {
      const docs = await naming<FamilyDoc>('byChild', child);
      return docs.filter(({ body }) => childrenOn(body, today).includes(child));
    },
    delegations: (fiscalCode) => naming('delegatesByFiscalCode', fiscalCode),
    async warmUp() {
      await client.json(`${views}/byFiscalCode?limit=1`, { timeout });
    },
    async byFiscalCode(fiscalCode, today) {
      const docs = await naming<FamilyDoc>('byFiscalCode', fiscalCode);
      const found = docs
        .flatMap((doc) =>
          listed(doc, (one) => one.fiscalCode === fiscalCode, today),
        )
        .sort(
          (a, b) =>
            order(b.from, a.from) ||
            order(a.guardian.family, b.guardian.family),
        );
      const families = new Set(found.map(({ guardian }) => guardian.family));
      const [first] = found;
      return first && { guardian: first.guardian, households: families.size };
    },
    async inFamily(person, family, today) {
      const doc = await household(family);
      const [found] = doc
        ? listed(doc, (one) => one.person === person, today)
        : [];
      return found?.guardian;
    },
  };
}

function listed(
  { family = '', body }: FamilyDoc,
  wanted: (member: FamilyBody['members'][number]) => boolean,
  today: Day,
): { guardian: Guardian; from: Day }[] {
  return body.members
    .filter((one) => wanted(one) && isMemberOn(body, one.person, today))
    .map(({ person, givenName, familyName, fiscalCode, from }) => ({
      guardian: {
        ...{ person, family, givenName, familyName },
        ...(fiscalCode !== undefined && { fiscalCode }),
      },
      from,
    }));
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
