import type { Person } from '../person.ts';
import type { Tickets } from '../tickets.ts';
import type { Asked } from './read-request.ts';
import type { Session } from './session.ts';

export interface CohesionSandbox {
  /** Where it stands, without `/SPManager`. */
  path: string;
  persons: readonly Person[];
  siteId: string;
  requests: Tickets<Asked>;
  sessions: Tickets<Session>;
  /** How late 'slow' is. */
  slowMs: number;
}
