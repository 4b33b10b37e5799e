import type { ChildDoc } from '#model/child.ts';
import { familyDatabase, familyRole } from '#model/databases.ts';
import { childDocId, familyDocId } from '#model/document-id.ts';
import type { FamilyDoc } from '#model/family.ts';
import type { LocalAccount, Owner } from './account.ts';
import type { LocalDeps } from './deps.ts';
import type { Context } from './password-context.ts';

/** What others may know of an account's owner: what the account says, and the household behind it. */
export async function contextOf(
  { documents, comune }: Pick<LocalDeps, 'documents' | 'comune'>,
  account: Owner & Partial<LocalAccount>,
): Promise<Context> {
  const {
    email = '',
    username = '',
    givenName = '',
    familyName = '',
  } = account;
  const { person, family, name = '' } = account.account ?? {};
  const own: Required<Context> = {
    name: [name, givenName, familyName],
    child: [],
    'birth-date': [],
    'fiscal-code': [],
    email: [email, email.split('@')[0] ?? '', username],
    comune: [comune.name, 'portale genitori'],
  };
  if (person === undefined || family === undefined) return own;
  const who = { role: familyRole(family), sub: person };
  const database = documents(who, familyDatabase(family));
  // A database that is not there yet knows nothing either.
  const [household] =
    (await database.getAll<FamilyDoc>([familyDocId(family)])) ?? [];
  const { members = [], children = [] } = household?.body ?? {};
  const ids = children.map(({ child }) => childDocId(child));
  const known = (await database.getAll<ChildDoc>(ids)) ?? [];
  const fiscalCodes = [
    ...members.filter((one) => one.person === person),
    ...known.map(({ body }) => body),
  ].flatMap(({ fiscalCode }) => fiscalCode ?? []);
  return {
    ...own,
    name: [
      ...own.name,
      ...members.flatMap((one) => [one.givenName, one.familyName]),
    ],
    child: known.flatMap(({ body }) => [body.givenName, body.familyName]),
    'birth-date': [
      ...known.flatMap(({ body }) => datesOf(body.born)),
      ...fiscalCodes.flatMap(yearsOf),
    ],
    'fiscal-code': fiscalCodes,
  };
}

/** A day as people type it: year first, day first, with two digits of the year. */
function datesOf(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  return [
    ...[year, `${year}${month}${date}`, `${date}${month}${year}`],
    `${date}${month}${year.slice(2)}`,
  ];
}

/** The years of birth a codice fiscale may mean; omocodia letters say nothing here. */
function yearsOf(fiscalCode: string): string[] {
  const two = fiscalCode.slice(6, 8);
  return /^\d\d$/.test(two) ? [`19${two}`, `20${two}`] : [];
}
