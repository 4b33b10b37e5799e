import { createHmac } from 'node:crypto';
import type { SessionInfo } from '#model/access-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { Documents, Stored } from '../couch/documents.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import { sealWith } from '../seal.ts';
import { hashSecret } from './hash-secret.ts';
import type { Identity } from './identity-provider.ts';
import { firstTurn, show, turn } from './session/rotation.ts';
import {
  isSessionId,
  wipedId,
  type Opening,
  type Session,
  type Wiped,
} from './session/session.ts';
import {
  newTicket,
  ticketOf,
  ticketText,
  type Ticket,
} from './session/ticket.ts';

export interface ReadOptions {
  signal?: AbortSignal | undefined;
  /** Takes the cookie that replaces the one shown. Without it none is replaced: for answers that can set no cookie. */
  give?: ((cookie: string, until: Instant) => void) | undefined;
}

export interface Opened {
  cookie: string;
  session: Session;
}

export interface Sessions {
  /** A new session; `cookie` is kept nowhere. */
  open(opening: Opening): Promise<Opened>;
  /**
   * The same person's, by the same proof and no longer, for another account of theirs: a new session in place of the
   * one given. Undefined when that one has just ended.
   */
  exchange(session: Session, identity: Identity): Promise<Opened | undefined>;
  /** The codice fiscale by which the session was opened; undefined when a State scheme gave none. */
  fiscalCodeOf(session: Session): string | undefined;
  /**
   * Undefined when the cookie opens no session that still runs. One that was replaced, and comes again after its
   * successor has been in use, ends the session: somebody has a copy.
   * @throws AppError 'signed-out' with `wipe` when the device is to forget everything
   */
  read(cookie: string, options?: ReadOptions): Promise<Session | undefined>;
  /**
   * Ends a session, in every process: open hint streams follow within a second. With `wipe` its device is told to
   * forget what it keeps, at its next contact.
   */
  end(id: string, options?: { wipe?: boolean }): Promise<void>;
  /** Those that still run, the last seen first. */
  of(account: string): Promise<Session[]>;
  /** Those opened by one login: see `loginKey`. */
  byLogin(login: string): Promise<Session[]>;
}

const attempts = 5;
const hour = 3_600_000;
const most = 200;

interface SessionRules {
  /** Until a person signs in again. */
  days: number;
  /** Without contact, after which a session is over (ASVS 7.3.1). */
  idleDays: number;
  pepper: string;
  log: Log;
}

/** `pepper`: of it and the cookie shown follows the one that replaces it, so that it can be given again when lost. */
export function sessionsIn(
  portal: Documents,
  { days, idleDays, pepper, log }: SessionRules,
  now: () => Date,
): Sessions {
  const seal = sealWith(pepper, 'sessions');
  const successor = ({ id, secret }: Ticket): Ticket => ({
    id,
    secret: createHmac('sha256', pepper)
      .update(`session|${id}|${secret}`)
      .digest('base64url'),
  });
  const isRunning = ({ until, lastSeen }: Session) =>
    until > now().toISOString() &&
    Date.parse(lastSeen) + idleDays * 24 * hour > now().getTime();

  async function end(id: string, { wipe = false } = {}): Promise<void> {
    if (!isSessionId(id)) return;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const found = await portal.get<Session>(id);
      if (!found) return;
      if (wipe) await portal.put(wishOf(found));
      if (await portal.remove(found)) return;
    }
    throw new AppError('couch-away', { reason: 'session keeps changing' });
  }

  async function refuseWiped({ id, secret }: Ticket, signal?: AbortSignal) {
    const wish = await portal.get<Wiped>(wipedId(id), signal);
    if (wish?.hashes.includes(hashSecret(secret)))
      throw new AppError('signed-out', { wipe: true });
    return undefined;
  }

  /** False when another writer came first, who saw the same cookie; or when nothing can be noted now, which harms nobody. */
  async function note(session: Session): Promise<boolean> {
    try {
      return (await portal.put(session)) !== undefined;
    } catch {
      return false;
    }
  }

  async function search(selector: object): Promise<Session[]> {
    const found = await portal.find<Session & Stored>(
      { type: 'session', ...selector },
      most,
    );
    return found
      .filter(isRunning)
      .sort((a, b) => (a.lastSeen < b.lastSeen ? 1 : -1));
  }

  return {
    async open({ at, fiscalCode, ...opening }) {
      const created = now();
      const ticket = newTicket();
      const session: Session = {
        _id: ticket.id,
        type: 'session',
        ...opening,
        ...(opening.level >= 2 && { strongAt: at }),
        ...(fiscalCode !== undefined && { whose: seal.seal(fiscalCode) }),
        created: created.toISOString(),
        lastSeen: created.toISOString(),
        until: new Date(created.getTime() + days * 24 * hour).toISOString(),
        turns: firstTurn(hashSecret(ticket.secret), created.getTime()),
      };
      await portal.put(session);
      return { cookie: ticketText(ticket), session };
    },

    async exchange(session, { account, roles }) {
      const stands = await portal.get<Session>(session._id);
      if (!stands || !isRunning(stands)) return undefined;
      const ticket = newTicket();
      const { _rev, ...kept } = stands;
      const next: Session = {
        ...kept,
        ...{ _id: ticket.id, account, roles },
        turns: firstTurn(hashSecret(ticket.secret), now().getTime()),
      };
      // The former one goes first: of two that ask at the same moment, one gets it.
      if (!(await portal.remove({ _id: session._id, _rev }))) return undefined;
      await portal.put(next);
      return { cookie: ticketText(ticket), session: next };
    },

    fiscalCodeOf: ({ whose }) =>
      whose === undefined ? undefined : seal.open(whose),

    async read(cookie, { signal, give } = {}) {
      const ticket = ticketOf(cookie);
      if (!ticket) return undefined;
      const found = await portal.get<Session>(ticket.id, signal);
      if (!found) return refuseWiped(ticket, signal);
      if (!isRunning(found)) return undefined;
      const at = now();
      const shown = show(found.turns, hashSecret(ticket.secret), at.getTime());
      if (shown.is === 'unknown') return undefined;
      if (shown.is === 'spent') {
        log.warn('replaced session cookie came again: session ended');
        await end(found._id);
        return undefined;
      }
      const next = successor(ticket);
      const nextHash = hashSecret(next.secret);
      const due = shown.is === 'current' && shown.due && give !== undefined;
      const turns = due
        ? turn(found.turns, nextHash, at.getTime())
        : shown.is === 'current'
          ? shown.next
          : undefined;
      const seen = at.getTime() - Date.parse(found.lastSeen) >= hour;
      const noted =
        (turns !== undefined || seen) &&
        (await note({
          ...found,
          ...(seen && { lastSeen: at.toISOString() }),
          ...(turns && { turns }),
        }));
      const lost = shown.is === 'former' && shown.answerLost;
      if ((due && noted) || (lost && nextHash === found.turns.current))
        give?.(ticketText(next), found.until);
      return found;
    },

    end,
    of: (account) => search({ 'account.id': account }),
    byLogin: (login) => search({ login }),
  };
}

function wishOf({ _id, turns, until }: Session): Wiped {
  const { current, former, spent } = turns;
  return {
    _id: wipedId(_id),
    type: 'wiped',
    hashes: [current, ...(former ? [former.hash] : []), ...spent],
    until,
  };
}

/** What a person is told of one of their sessions. */
export function infoOf(session: Session, current: string): SessionInfo {
  const { _id, by, level, device, created, lastSeen, until } = session;
  return {
    ...{ id: _id, by, level, device, created, lastSeen, until },
    current: _id === current,
  };
}
