import type { Documents } from '../../couch/documents.ts';
import type { Log } from '../../log.ts';
import type { FinishSignIn } from '../finish-sign-in.ts';
import type { PendingSignIns } from '../pending-sign-ins.ts';
import type { Records } from '../records/records.ts';
import type { Sessions } from '../sessions.ts';
import type { IdpRegistry } from './registry/idp-registry.ts';
import type { Replay } from './replay.ts';
import type { ServiceProvider } from './service-provider.ts';

/** What the routes of a scheme work with. */
export interface SamlDeps {
  provider: ServiceProvider;
  registry: IdpRegistry;
  portal: Documents;
  pending: PendingSignIns;
  finish: FinishSignIn;
  sessions: Pick<Sessions, 'byLogin' | 'end'>;
  records: Records;
  replay: Replay;
  /** Name of the Comune, as shown. */
  comune: string;
  /** Days a session may last: so long its sign-out can be asked for by the identity provider. */
  sessionDays: number;
  log: Log;
  now: () => Date;
}
