import { isDay, localTime, type Day } from '#model/day.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import type { Claims } from '../claims.ts';
import { levelOf } from './level.ts';
import { CohesionRefusal } from './refusal.ts';
import type { Token } from './token.ts';

export interface Circumstances {
  /** Name of Cohesion as an identity provider: its host. */
  issuer: string;
  /** The `user` that the browser brought: a person is let in only when both channels name the same. */
  user: string;
  /** Longest time since the token's timestamp, ms. */
  oldest: number;
  now: Date;
}

/** ms by which Cohesion's clock may be ahead of ours. */
const skew = 60_000;
const adult = 18;
/** Country of the person, country that is told, and the identifier (eIDAS SAML Attribute Profile, 2.2.3). */
const eidasPerson = /^[A-Z]{2}\/[A-Z]{2}\/[!-~]{1,256}$/;

/** Who it is by Cohesion's word. @throws CohesionRefusal 'person' | 'stale' | 'level' | 'minor' */
export function claimsOf(token: Token, circumstances: Circumstances): Claims {
  const { issuer, user, oldest, now } = circumstances;
  const age = now.getTime() - token.timestamp;
  if (age > oldest || age < -skew) throw new CohesionRefusal('stale');
  const subject = subjectOf(token, user);
  const level = levelOf(token);
  if (level === undefined || level < 2) throw new CohesionRefusal('level');
  const born = bornOf(token, now);
  const { name, familyName, email, phone } = token;
  return {
    scheme: 'cohesion',
    issuer,
    subject,
    level,
    at: new Date(Math.min(token.timestamp, now.getTime())).toISOString(),
    ...(isFiscalCode(subject) && { fiscalCode: subject }),
    ...(name && { givenName: name }),
    ...(familyName && { familyName }),
    ...(born && { born }),
    ...(/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(email) && { email }),
    ...(/^\+?[0-9 ]{6,20}$/.test(phone) && { phone }),
  };
}

/** The codice fiscale, or of somebody from abroad without one the eIDAS identifier, if all that name the person agree. */
function subjectOf(token: Token, user: string): string {
  const named = [token.login, user];
  const codes = [token.fiscalCode, token.fiscalNumber].filter(Boolean);
  if (codes.length === 0) {
    const person = token.personIdentifier || token.login;
    if (eidasPerson.test(person) && named.every((one) => one === person))
      return person;
    throw new CohesionRefusal('person');
  }
  const [code = '', ...others] = [...codes, ...named].map((one) =>
    one.toUpperCase().replace(/^TINIT-/, ''),
  );
  if (!isFiscalCode(code) || others.some((other) => other !== code))
    throw new CohesionRefusal('person');
  return code;
}

/** SPID and CIE exist for minors too (AgID, Det. 51/2022); a family's affairs are for adults. */
function bornOf({ dateOfBirth }: Token, now: Date): Day | undefined {
  if (!dateOfBirth) return undefined;
  if (!isDay(dateOfBirth)) throw new CohesionRefusal('person');
  const today = localTime(now).day;
  const [year = '', ...rest] = today.split('-');
  const limit = [String(Number(year) - adult), ...rest].join('-');
  if (dateOfBirth > limit) throw new CohesionRefusal('minor');
  return dateOfBirth;
}
