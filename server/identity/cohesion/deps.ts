import type { Log } from '../../log.ts';
import type { FinishSignIn } from '../finish-sign-in.ts';
import type { PendingSignIns } from '../pending-sign-ins.ts';
import type { Records } from '../records/records.ts';
import type { AskCohesion } from './ask-cohesion.ts';
import type { LiveSessions } from './live-session.ts';
import type { CohesionSettings } from './settings.ts';

export interface CohesionDeps {
  settings: CohesionSettings;
  /** Origin of the portal; undefined outside production: whatever host the browser names. */
  origin: string | undefined;
  /** Name of the Comune, as shown. */
  comune: string;
  pending: PendingSignIns;
  finish: FinishSignIn;
  records: Pick<Records, 'keep'>;
  ask: AskCohesion;
  live: LiveSessions;
  log: Log;
  now: () => Date;
}
