import type { Couch } from '../../couch/couch.ts';
import type { Identity } from '../../identity/identity-provider.ts';
import type { Log } from '../../log.ts';

/** How a back-office tool is known: a user name and a password with every request, as replicators send them. */
export interface StaffDoor {
  /** Undefined when they prove nobody. @throws AppError 'too-many' | 'too-busy' | 'couch-away' */
  verify(
    username: string,
    password: string,
    ip: string,
  ): Promise<Identity | undefined>;
  /**
   * The account as it stands now, without looking at a password; undefined when it is gone or disabled, or when
   * `shown` is a key that was taken off.
   */
  current(username: string, shown?: string): Promise<Identity | undefined>;
}

export interface ReplicationDeps {
  couch: Couch;
  door: StaffDoor;
  log: Log;
  /** Ms after which a feed is ended, to be asked for again. Default 55 s. */
  feedMs?: number;
  /** Ms between two looks at the accounts of open feeds. Default 700. */
  recheckMs?: number;
}
