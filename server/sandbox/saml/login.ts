import type { Level } from '#model/access-protocol.ts';
import type { Person } from '../person.ts';

/** Somebody whom a portal has been told of. */
export interface Login {
  person: Person;
  level: Level;
  nameId: string;
  sessionIndex: string;
  at: Date;
}
