import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Documents, DocumentsOf } from '../../couch/documents.ts';
import type { Mail } from '../../mail/mail.ts';
import type { Attempts } from '../attempts.ts';
import type { Claims } from '../claims.ts';
import type { Identity } from '../identity-provider.ts';
import type { Passwords } from '../passwords.ts';
import type { LocalAccounts } from './accounts.ts';

/** Whose session a call comes in. */
export interface Caller {
  /** The session's id, as `Sessions` knows it. */
  session: string;
  /** `subject` of the local account by which it was opened; undefined when it was another way in. */
  subject: string | undefined;
  /** When it was opened, or the person last proved since who they are. */
  at: Instant;
}

/** What local accounts need of the rest of the portal. */
export interface LocalDeps {
  portal: Documents;
  /** Households, for what a password must not be made of. */
  documents: DocumentsOf;
  accounts: LocalAccounts;
  passwords: Passwords;
  attempts: Attempts;
  /** Of codes, tried by whoever knows the password: slower than `attempts`, since no stranger can shut the owner out. */
  codeAttempts: Attempts;
  mail: Mail;
  now: () => Date;
  /** Where browsers reach the portal, from the configuration and never from a request. */
  origin: () => string;
  /** Secret from which the keys for what is kept sealed are made. */
  secret: string;
  comune: SessionView['comune'];
  /** Whether people may make accounts by themselves. */
  registration: boolean;
  /** True where staff may do without a second factor: in the demo. */
  factorsOptional: boolean;
  /**
   * Opens the session of whom `claims` speak, with a new id, ends the one that came, sets the cookie, and gives what
   * /auth/session would. `identity` is what the account itself says of whom it lets in; a binding made since comes
   * before it. @throws AppError 'credentials' for whom nothing may be shown any more
   */
  openSession: (
    ctx: Context,
    claims: Claims,
    identity: Identity,
  ) => Promise<SessionView>;
  /** @throws AppError 'signed-out' */
  callerOf: (ctx: Context) => Promise<Caller>;
  /** Ends all sessions opened by a local account, but `except`; with `wipe` their devices are to forget what they keep. */
  endSessions: (
    subject: string,
    options?: { except?: string; wipe?: boolean },
  ) => Promise<void>;
}
