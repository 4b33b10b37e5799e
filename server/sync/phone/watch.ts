import {
  databaseOf,
  portal,
  portalRole,
  type DatabaseKind,
} from '#model/databases.ts';
import type { FamilyId } from '#model/ids.ts';
import { adminFetch, type Admin } from '../../couch/admin.ts';
import type { Couch } from '../../couch/couch.ts';
import { isSessionId } from '../../identity/session/session.ts';
import type { Sessions } from '../../identity/sessions.ts';
import type { Membership } from '../../identity/membership.ts';
import { traceOf, type Log } from '../../log.ts';
import { follow } from './follow.ts';
import type { HintHub } from './hint-hub.ts';

interface Deps {
  couch: Couch;
  admin: Admin;
  hub: HintHub;
  sessions: Sessions;
  membership: Membership;
  log: Log;
}

export interface Watch {
  stop(): Promise<void>;
}

const longPoll = { feed: 'longpoll', timeout: '30000' };
const patience = 60_000;

/** Turns what changes in CouchDB, by whichever process, into hints and ended streams. */
export function watch(deps: Deps): Watch {
  const stopping = new AbortController();
  const { signal } = stopping;
  const done = Promise.all([
    follow(databases(deps), deps.log, signal),
    follow(endedSessions(deps), deps.log, signal),
  ]);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

function query(since: string | undefined): string {
  const fields =
    since === undefined ? { since: 'now' } : { ...longPoll, since };
  return new URLSearchParams(fields).toString();
}

/** Which databases changed. Only an administrator may ask. */
function databases({ admin, hub, membership, sessions, log }: Deps) {
  const told: Partial<Record<DatabaseKind, (owner: FamilyId) => void>> = {
    town: () => {
      hub.town();
    },
    family: (family) => {
      hub.family(family);
      recheck(family).catch((error: unknown) => {
        log.warn('household not rechecked', traceOf(error));
      });
    },
  };

  /** A parent whom the household no longer lists is out at once, not at their next call. */
  async function recheck(family: FamilyId): Promise<void> {
    const people = new Map(hub.of(family).map((one) => [one.person, one]));
    for (const { person, delegations } of people.values())
      if (
        !(await membership({
          ...{ person, family },
          ...(delegations && { delegations }),
        }))
      )
        for (const one of hub.of(family))
          if (one.person === person) await sessions.end(one.session);
  }

  return {
    read: (since: string | undefined, signal: AbortSignal) =>
      adminFetch(admin, `/_db_updates?${query(since)}`, {
        signal,
        timeout: patience,
      }),
    onRows(rows: readonly unknown[]) {
      for (const row of rows) {
        const name = (row as { db_name?: string }).db_name ?? '';
        const database = databaseOf(name);
        if (database) told[database.kind]?.(database.owner ?? '');
      }
    },
    onGap: () => {
      hub.everybody();
    },
  };
}

/** Sessions ended here or in another process: a session's document is removed when it ends. */
function endedSessions({ couch, hub }: Deps) {
  const client = couch.as({ role: portalRole, sub: portalRole });
  return {
    read: (since: string | undefined, signal: AbortSignal) =>
      client.fetch(`/${portal}/_changes?${query(since)}`, {
        signal,
        timeout: patience,
      }),
    onRows(rows: readonly unknown[]) {
      for (const row of rows) {
        const { id, deleted } = row as { id: string; deleted?: boolean };
        if (deleted && isSessionId(id)) hub.gone(id);
      }
    },
    onGap: () => undefined,
  };
}
