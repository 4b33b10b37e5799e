import type { Context } from 'koa';
import type { Couch } from '../../couch/couch.ts';
import type { Documents, DocumentsOf } from '../../couch/documents.ts';
import type { Log } from '../../log.ts';
import type { Logins } from '../binding/logins.ts';
import type { CurrentDeps } from '../current-session.ts';
import type { ResetDeps } from '../local/office-reset.ts';
import type { Sessions } from '../sessions.ts';
import type { AccessRequests } from '../unbound/access-requests.ts';
import type { OnboardingCodes } from '../unbound/onboarding-codes.ts';
import type { SearchLimit } from './search-limit.ts';

export interface OfficeDeps extends CurrentDeps, ResetDeps {
  sessions: Sessions;
  portal: Documents;
  couch: Couch;
  documents: DocumentsOf;
  logins: Logins;
  codes: OnboardingCodes;
  requests: AccessRequests;
  /** True where staff may do without a second factor: in the demo. */
  factorsOptional: boolean;
  log: Log;
}

/** What the endpoints of the office share. */
export interface Office extends OfficeDeps {
  limit: SearchLimit;
}

/** What one path does; who may call it is its first line. */
export type Handle = (office: Office, ctx: Context) => Promise<void>;
