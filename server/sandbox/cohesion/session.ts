import type { Person } from '../person.ts';
import type { Fault } from './faults.ts';
import type { Asked } from './read-request.ts';
import type { CohesionWay } from './ways.ts';

/** A session at the fake Cohesion. */
export interface Session {
  person: Person;
  way: CohesionWay;
  fault: Fault;
  asked: Asked;
  /** `id_sessione_aspnet_sso`; the other id is the session's name. */
  aspnet: string;
  at: Date;
  /** Signed out by the site; the browser still has to be sent home. */
  ended?: true;
}
