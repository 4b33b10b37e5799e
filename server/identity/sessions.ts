import { createHash, randomBytes } from 'node:crypto';
import type { Account } from '#model/phone-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { Documents, Stored } from '../couch/documents.ts';
import type { Identity } from './identity-provider.ts';

/** A session as the `portal` database keeps it, under the hash of the secret that only the browser holds. */
export interface Session extends Identity {
  _id: string;
  type: 'session';
  /** The way in: 'local'. */
  by: string;
  created: Instant;
  /** Over from then on; facts/identity.md §6: 30 days for reading. */
  until: Instant;
}

/** What a person is told of one of their sessions. */
export interface SessionInfo {
  id: string;
  created: Instant;
  until: Instant;
}

export interface Sessions {
  /** A new session; `secret` goes into the cookie and is kept nowhere. */
  open(
    identity: Identity,
    by: string,
  ): Promise<{ secret: string; session: Session }>;
  /** Undefined when the secret belongs to no session that still runs. */
  read(secret: string, signal?: AbortSignal): Promise<Session | undefined>;
  /** Ends a session, in every process: open hint streams follow within a second. */
  end(id: string): Promise<void>;
  list(account: Account): Promise<SessionInfo[]>;
}

const prefix = 'session:';
const form = /^[A-Za-z0-9_-]{43}$/;
const attempts = 5;

export function sessionsIn(
  portal: Documents,
  days: number,
  now: () => Date,
): Sessions {
  return {
    async open({ account, roles }, by) {
      const secret = randomBytes(32).toString('base64url');
      const created = now();
      const session: Session = {
        _id: idOf(secret),
        type: 'session',
        account,
        roles,
        by,
        created: created.toISOString(),
        until: new Date(created.getTime() + days * 86_400_000).toISOString(),
      };
      await portal.put(session);
      return { secret, session };
    },
    async read(secret, signal) {
      if (!form.test(secret)) return undefined;
      const found = await portal.get<Session>(idOf(secret), signal);
      return found && found.until > now().toISOString() ? found : undefined;
    },
    async end(id) {
      if (!isSessionId(id)) return;
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await portal.get<Session>(id);
        if (!found || (await portal.remove(found))) return;
      }
    },
    async list({ id }) {
      const selector = { type: 'session', 'account.id': id };
      const found = await portal.find<Session & Stored>(selector, 200);
      return found
        .filter(({ until }) => until > now().toISOString())
        .map(({ _id, created, until }) => ({ id: _id, created, until }));
    },
  };
}

export function isSessionId(id: string): boolean {
  return id.startsWith(prefix);
}

/** Whoever reads the database finds no secret that would open a session. */
function idOf(secret: string): string {
  return prefix + createHash('sha256').update(secret).digest('hex');
}
