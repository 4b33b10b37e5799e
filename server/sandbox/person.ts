import type { Day } from '#model/day.ts';

/** Somebody who can be tried: invented, like everybody in the demo town. */
export interface Person {
  /** Names the person in forms. */
  key: string;
  givenName: string;
  familyName: string;
  born: Day;
  sex: 'F' | 'M';
  /** '' for who comes from abroad and has none. */
  fiscalCode: string;
  /** Of who comes from abroad: eIDAS identifier. */
  foreignId?: string;
  email: string;
  phone: string;
  /** What is to be seen with it, in Italian. */
  shows: string;
}
