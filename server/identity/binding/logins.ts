import type { Day, Instant } from '#model/day.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
import type { Scheme } from '#model/access-protocol.ts';
import type { Documents } from '../../couch/documents.ts';
import type { Claims } from '../claims.ts';
import { fiscalCodeKey, loginKey } from './login-key.ts';

/** To whom a login belongs, as the `portal` database keeps it under the hash of its scheme, issuer and subject. */
interface Login {
  _id: string;
  type: 'identity';
  scheme: Scheme;
  person: PersonId;
  family: FamilyId;
  /** How it was tied: by the registry's codice fiscale, or by a code that the office gave out. */
  by: 'fiscal-code' | 'onboarding';
  at: Instant;
  /** To the day. */
  lastSeen: Day;
}

type Named = Pick<Claims, 'scheme' | 'issuer' | 'subject' | 'fiscalCode'>;

export interface Logins {
  /** The guardian to whom an onboarding code tied this login, or another of the same codice fiscale. */
  tied(
    claims: Named,
  ): Promise<{ person: PersonId; family: FamilyId } | undefined>;
  /** Ties; a login tied before is tied anew. */
  tie(
    claims: Claims,
    to: { person: PersonId; family: FamilyId },
    by: Login['by'],
  ): Promise<void>;
  /** Of local accounts, by their subjects, those that a code tied to this person. */
  localsOf(
    person: PersonId,
    subjects: readonly string[],
  ): Promise<ReadonlySet<string>>;
}

const attempts = 3;

export function loginsIn(portal: Documents, now: () => Date): Logins {
  const keysOf = (claims: Named) => [
    idOf(loginKey(claims)),
    ...(claims.fiscalCode === undefined
      ? []
      : [idOf(fiscalCodeKey(claims.fiscalCode))]),
  ];

  async function write(login: Login): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const stored = await portal.get<Login>(login._id);
      if (stored && isSame(stored, login)) return;
      const at = stored?.person === login.person ? stored.at : login.at;
      const _rev = stored?._rev;
      if (await portal.put({ ...login, at, ...(_rev && { _rev }) } as Login))
        return;
    }
  }

  return {
    async tied(claims) {
      const found = (await portal.getAll<Login>(keysOf(claims))) ?? [];
      const tied = found.find(({ by }) => by === 'onboarding');
      return tied && { person: tied.person, family: tied.family };
    },
    async localsOf(person, subjects) {
      const byId = new Map(
        subjects.map((subject) => {
          const login = { scheme: 'local', issuer: 'local', subject } as const;
          return [idOf(loginKey(login)), subject];
        }),
      );
      const found = (await portal.getAll<Login>([...byId.keys()])) ?? [];
      return new Set(
        found
          .filter((one) => one.person === person)
          .flatMap(({ _id }) => byId.get(_id) ?? []),
      );
    },
    async tie(claims, { person, family }, by) {
      const at = now().toISOString();
      // One tied by the registry is read there again each time: it needs no entry under the codice fiscale.
      const ids = keysOf(claims).slice(0, by === 'onboarding' ? 2 : 1);
      for (const _id of ids)
        await write({
          ...{ _id, type: 'identity', scheme: claims.scheme },
          ...{ person, family, by, at, lastSeen: at.slice(0, 10) },
        });
    },
  };
}

function isSame(stored: Login, login: Login): boolean {
  return (['person', 'family', 'by', 'lastSeen'] as const).every(
    (field) => stored[field] === login[field],
  );
}

/** Of the document that ties a login to a person. */
export function identityId(
  login: Pick<Claims, 'scheme' | 'issuer' | 'subject'>,
): string {
  return idOf(loginKey(login));
}

function idOf(key: string): string {
  return `identity:${key}`;
}
