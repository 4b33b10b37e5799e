import type { ServerResponse } from 'node:http';
import type { FamilyId, PersonId } from '#model/ids.ts';
import type { Slice } from '#model/phone-protocol.ts';

/** One open hint stream. Kept small: an idle phone costs its socket and this. */
export interface Listener {
  readonly session: string;
  readonly family: FamilyId;
  readonly person: PersonId;
  readonly delegations?: readonly string[];
  /** ms since 1970, when the stream is ended, to be opened anew with the rights of that moment. */
  readonly until: number;
  readonly res: ServerResponse;
}

export interface HintHub {
  /** Takes over a response whose head is sent. A session's third stream takes the place of its oldest. */
  add(listener: Listener): void;
  family(family: FamilyId): void;
  town(): void;
  /** Tells everybody to pull both, after hints may have been missed. */
  everybody(): void;
  /** Ends every stream of a session, telling the phone that it is over. */
  gone(session: string): void;
  /** The sessions that listen for a family, by person: to be looked at again when the household changes. */
  of(family: FamilyId): Pick<Listener, 'session' | 'person' | 'delegations'>[];
  readonly size: number;
  close(): void;
}

/** A comment would not reach the page: EventSource tells of events only. */
const beat = 'event: beat\ndata: 1\n\n';
/** Less than half of the 60 s of silence after which a phone opens the stream anew. */
const beatMs = 20_000;
const perSession = 2;
/** Bytes a phone may leave unread before it is taken for dead. */
const mostUnread = 16_384;

const hints: Record<Slice, string> = {
  family: hintOf('family'),
  town: hintOf('town'),
};

function hintOf(slice: Slice): string {
  return `event: hint\ndata: ${JSON.stringify({ slice })}\n\n`;
}

/** The open hint streams of this process. One timer beats for all of them. */
export function hintHub(now: () => number): HintHub {
  const bySession = new Map<string, Listener[]>();
  const byFamily = new Map<FamilyId, Listener[]>();
  const all = new Map<ServerResponse, Listener>();
  const timer = setInterval(() => {
    const at = now();
    for (const listener of all.values())
      if (listener.until <= at) listener.res.end();
      else say(listener, beat);
  }, beatMs);
  timer.unref();

  function add(listener: Listener): void {
    const own = bySession.get(listener.session) ?? [];
    if (own.length >= perSession) own[0]?.res.end();
    join(bySession, listener.session, listener);
    join(byFamily, listener.family, listener);
    all.set(listener.res, listener);
    listener.res.once('close', forget);
  }

  /** One function for all streams: `this` is the response that closed. */
  function forget(this: ServerResponse): void {
    const listener = all.get(this);
    if (!listener) return;
    all.delete(this);
    leave(bySession, listener.session, listener);
    leave(byFamily, listener.family, listener);
  }

  return {
    add,
    family(family) {
      for (const one of byFamily.get(family) ?? []) say(one, hints.family);
    },
    town() {
      for (const one of all.values()) say(one, hints.town);
    },
    everybody() {
      for (const one of all.values()) say(one, hints.family + hints.town);
    },
    gone(session) {
      for (const { res } of bySession.get(session) ?? [])
        res.end('event: gone\ndata: 1\n\n');
    },
    of: (family) =>
      (byFamily.get(family) ?? []).map(({ session, person }) => ({
        session,
        person,
      })),
    get size() {
      return all.size;
    },
    close() {
      clearInterval(timer);
      for (const { res } of all.values()) res.end();
    },
  };
}

function say({ res }: Listener, event: string): void {
  if (res.writableLength > mostUnread) res.destroy();
  else if (!res.writableEnded) res.write(event);
}

function join<K>(groups: Map<K, Listener[]>, key: K, one: Listener): void {
  const group = groups.get(key);
  if (group) group.push(one);
  else groups.set(key, [one]);
}

function leave<K>(groups: Map<K, Listener[]>, key: K, one: Listener): void {
  const group = (groups.get(key) ?? []).filter((other) => other !== one);
  if (group.length > 0) groups.set(key, group);
  else groups.delete(key);
}
