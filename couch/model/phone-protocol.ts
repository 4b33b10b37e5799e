import type { AccessView } from './access-protocol.ts';
import type { Instant } from './day.ts';
import type { Doc } from './document.ts';
import type { FamilyId, PersonId } from './ids.ts';

/**
 * What phone and server say to each other: the allow-list of facts/sync.md §3. No URL carries a database name; the
 * server knows the family from the session.
 */
export const slices = ['family', 'town'] as const;
/** The two databases a phone sees: its family's and the town's. */
export type Slice = (typeof slices)[number];

export const paths = {
  login: '/auth/login',
  logout: '/auth/logout',
  session: '/auth/session',
  ways: '/auth/ways',
  sessions: '/auth/sessions',
  endSessions: '/auth/sessions/end',
  /** Who came by SPID, CIE or Cohesion. GET → `{families: FamilyView[]}`. */
  families: '/auth/families',
  /** The same. `{account}` of one of these → SessionView: the session is that account's from now on. */
  enterFamily: '/auth/families/enter',
  /** A page of the server's, to navigate to. */
  unbound: '/auth/unbound',
  hints: '/sync/hints',
  changes: (slice: Slice) => `/sync/${slice}/_changes`,
  allDocs: (slice: Slice) => `/sync/${slice}/_all_docs`,
  bulkDocs: '/sync/family/_bulk_docs',
  attachment: (id: string, name: string) => `/sync/town/${id}/${name}`,
} as const;

export const limits = {
  /** Rows of one pull. */
  pullBatch: 1000,
  /** Documents of one push. */
  pushBatch: 100,
  /** Keys of one _all_docs. */
  keys: 200,
  /** Bytes of one push body, after inflation. */
  pushBytes: 1_048_576,
} as const;

/** Header names, lower case. */
export const headers = {
  /** Sent with every call that changes something: a form of another site cannot set it. Value '1'. */
  app: 'portal-app',
  /** The life of the database that was read; a new value means: forget the checkpoint and reconcile. */
  epoch: 'portal-epoch',
  /** On a 401 only: '1' says that the session is truly over, not that a server behind is in trouble. */
  signedOut: 'portal-signed-out',
  /** The server's clock, ISO 8601, on every answer of /auth and /sync. */
  time: 'portal-time',
  /**
   * On a 401 with `portal-signed-out` only: '1' says that the session was ended from another device with the wish that
   * what this device keeps for the account be wiped. Said once or more, until the session would have lapsed anyway.
   */
  wipe: 'portal-wipe',
  /**
   * On every /sync call but the hint stream: the account whose data the phone means. When the session is another
   * account's (somebody else signed in on this device) the answer is 401 with `portal-signed-out: 1`.
   */
  account: 'portal-account',
} as const;

/** A page of `_changes?since=&limit=` with documents included; `last_seq` is opaque and goes back as `since`. */
export interface ChangesPage {
  results: {
    id: string;
    seq: string | number;
    deleted?: true;
    doc?: Doc & { _rev: string };
  }[];
  last_seq: string | number;
  pending?: number;
}

/** The reconcile form of `_all_docs`: an empty body asks for the id and revision of everything in the slice. */
export interface Inventory {
  rows: { id: string; key: string; value: { rev: string } }[];
  /** Where the next pull may start from once the inventory has been made good. */
  update_seq: string | number;
}

/** One row a document, in order: written (with the stamp it got), in conflict (with what stands), or refused for good. */
export type PushRow =
  | { id: string; ok: true; rev: string; received: { at: Instant; by: string } }
  | { id: string; error: 'conflict'; doc: (Doc & { _rev: string }) | null }
  | { id: string; error: 'forbidden'; reason: string };

/**
 * `event: hint` of the hint stream: pull this slice. `event: beat`, at least every 25 s: a comment would be invisible
 * to EventSource, and the phone opens the stream anew after 60 s of silence. `event: gone`: the session is over.
 */
export interface Hint {
  slice: Slice;
}

export interface Account {
  /** Opaque and stable: names the account's database on the device. */
  id: string;
  role: 'parent' | 'staff';
  name: string;
  person?: PersonId;
  family?: FamilyId;
  /** Of a delegate: ids of the delegations that let them in. They read what these name, and write nothing. */
  delegations?: readonly string[];
}

/** The answer of login and of /auth/session. */
export interface SessionView {
  account: Account;
  comune: { name: string; site: string };
  access?: AccessView;
  /** True when the person had other families to enter at the sign-in. */
  several?: boolean;
  /** Of staff: `staff` for the office, `school:<slug>` for each of their schools. What they may do the server decides. */
  roles?: readonly string[];
  /**
   * True while the account is nobody's in the registry: it sees no data, and `paths.unbound` is the page on which it is
   * tied to a household.
   */
  unbound?: boolean;
}

/** The answer of logout. */
export interface LoggedOut {
  ok: true;
  /** A path of this portal to go to, where a session elsewhere that the sign-in opened is ended, too. */
  next?: string;
}

/** Every error answer: a code for the program; the words are the phone's. */
export interface ErrorBody {
  error: string;
  reason?: string;
  /** Seconds, with 429 and 503; also as Retry-After. */
  retryAfter?: number;
}
