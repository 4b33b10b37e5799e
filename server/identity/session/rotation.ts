/** The secrets of one session over time, as hashes: the one in force, the one before, and all that came before these. */
export interface Turns {
  current: string;
  /** When `current` was given out, ms since 1970. */
  since: number;
  /** `until`, ms since 1970, is set once `current` has been seen: until then its answer may have been lost. */
  former?: { hash: string; until?: number };
  spent: readonly string[];
}

/** What a secret that was presented is to its session, and what the session must remember of that. */
export type Shown =
  | { is: 'current'; due: boolean; next?: Turns }
  | { is: 'former'; answerLost: boolean }
  /** Somebody holds a copy of the cookie: either who presents this, or who presented its successor. */
  | { is: 'spent' }
  | { is: 'unknown' };

/** ms after which a secret is replaced. */
export const turnEvery = 86_400_000;
/** ms for which the former secret still serves, for requests that were under way with it. */
export const underWay = 60_000;

export function firstTurn(hash: string, now: number): Turns {
  return { current: hash, since: now, spent: [] };
}

export function show(turns: Turns, hash: string, now: number): Shown {
  const { current, since, former, spent } = turns;
  if (hash === current) {
    const unseen = former !== undefined && former.until === undefined;
    const settled = former === undefined || (former.until ?? now) < now;
    return {
      is: 'current',
      due: settled && !unseen && now - since >= turnEvery,
      ...(unseen && {
        next: {
          ...turns,
          former: { hash: former.hash, until: now + underWay },
        },
      }),
    };
  }
  if (hash === former?.hash) {
    if (former.until === undefined) return { is: 'former', answerLost: true };
    return former.until >= now
      ? { is: 'former', answerLost: false }
      : { is: 'spent' };
  }
  return { is: spent.includes(hash) ? 'spent' : 'unknown' };
}

/** The session's secrets once `hash` is the one in force; only when `show` says that it is due. */
export function turn(turns: Turns, hash: string, now: number): Turns {
  const { current, former, spent } = turns;
  return {
    current: hash,
    since: now,
    former: { hash: current },
    spent: former ? [...spent, former.hash] : spent,
  };
}
