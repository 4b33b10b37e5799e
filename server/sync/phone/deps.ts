import type { Couch } from '../../couch/couch.ts';
import type { DocumentsOf } from '../../couch/documents.ts';
import type { DelegationChange } from '../../identity/binding/delegation-notices.ts';
import type { Membership } from '../../identity/membership.ts';
import type { Sessions } from '../../identity/sessions.ts';
import type { Log } from '../../log.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { HintHub } from './hint-hub.ts';
import type { SyncLimit } from './sync-limit.ts';

/** What the phone's endpoints stand on. */
export interface PhoneDeps {
  couch: Couch;
  documents: DocumentsOf;
  sessions: Sessions;
  membership: Membership;
  checkpoints: Checkpoints;
  hub: HintHub;
  limit: SyncLimit;
  /** Hears of delegations that were taken, once each; tells whom they concern. */
  delegated?: (changes: readonly DelegationChange[]) => void;
  log: Log;
  now: () => Date;
}
