import { monthOf, type Day, type Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { presencesId } from '#model/document-id.ts';
import type { ChildId } from '#model/ids.ts';
import {
  isLater,
  type Presence,
  type PresencesBody,
  type PresencesDoc,
} from '#model/presences.ts';
import type { RollCallBody } from '#model/roll-call.ts';
import { sameValue } from '#model/same.ts';

type RollCall = Doc<'rollCall'>;

/** What roll calls say of one child in one service on one day; undefined: that they say nothing any more. */
export interface DayFact {
  child: ChildId;
  service: string;
  day: Day;
  presence: Presence | undefined;
  /**
   * Those in whose name the roll call was kept. A record of somebody else's only gives way to a later one; undefined:
   * the fact stands whatever was recorded.
   */
  by?: readonly string[];
}

/** What a roll call says of a child, as the family sees it. */
export function presenceIn(
  { by, entries }: RollCallBody,
  child: ChildId,
): Presence | undefined {
  const entry = entries[child];
  return entry && { ...entry, by };
}

/** The children of whom a roll call says something. */
export function childrenIn(rollCall: RollCall | undefined): ChildId[] {
  return Object.keys(rollCall?.body.entries ?? {});
}

/** Of all that the roll calls of a day and service say of a child, what was recorded last. */
export function latestOf(
  rollCalls: readonly RollCall[],
  child: ChildId,
): Presence | undefined {
  let latest: Presence | undefined;
  for (const { body } of rollCalls) {
    const one = presenceIn(body, child);
    if (one && (!latest || isLater(one, latest))) latest = one;
  }
  return latest;
}

export function monthIdOf({ child, service, day }: DayFact): string {
  return presencesId(child, service, monthOf(day));
}

/**
 * A month with these facts of its days put in, or undefined when it says all that already. A month of which nothing is
 * left stays, empty: a later fact of it must find its history.
 */
export function monthWith(
  stored: PresencesDoc | undefined,
  facts: readonly DayFact[],
): PresencesDoc | undefined {
  const [first] = facts;
  if (!first) return undefined;
  const known = new Map(Object.entries(stored?.body.days ?? {}));
  for (const fact of facts) {
    const key = fact.day.slice(8);
    const presence = settle(known.get(key), fact);
    if (presence) known.set(key, presence);
    else known.delete(key);
  }
  const days: PresencesBody['days'] = Object.fromEntries(known);
  if (stored ? sameValue(days, stored.body.days) : known.size === 0)
    return undefined;
  const { child, service, day } = first;
  return {
    ...stored,
    _id: monthIdOf(first),
    type: 'presences',
    v: 1,
    at: latestMoment(stored?.at, facts),
    child,
    body: { service, month: monthOf(day), days },
  };
}

function settle(
  stored: Presence | undefined,
  { presence, by }: DayFact,
): Presence | undefined {
  if (!stored || !by || by.includes(stored.by)) return presence;
  return presence && isLater(presence, stored) ? presence : stored;
}

/** The roll calls' own clock: projecting again later gives the same document. */
function latestMoment(
  start: Instant | undefined,
  facts: readonly DayFact[],
): Instant {
  return facts.reduce<Instant>(
    (last, { presence }) =>
      presence && presence.at > last ? presence.at : last,
    start ?? '1970-01-01T00:00:00Z',
  );
}
