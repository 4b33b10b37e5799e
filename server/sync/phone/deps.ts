import type { Couch } from '../../couch/couch.ts';
import type { DocumentsOf } from '../../couch/documents.ts';
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
  log: Log;
  now: () => Date;
}
