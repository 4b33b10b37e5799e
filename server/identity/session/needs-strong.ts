import type { Instant } from '#model/day.ts';

/** facts/identity.md §6: what has effect in law asks for a sign-in of this day. */
const hours = 12;

interface Proved {
  /** Last proof of level 2 or more. */
  strongAt?: Instant;
}

/** Until when sensitive acts may be done; undefined when they never could. */
export function strongUntil({ strongAt }: Proved): Instant | undefined {
  return strongAt === undefined
    ? undefined
    : new Date(Date.parse(strongAt) + hours * 3_600_000).toISOString();
}

/** True when the person must prove who they are again, at level 2 or more, before a sensitive act. */
export function needsStrong(session: Proved, now: Date): boolean {
  const until = strongUntil(session);
  return until === undefined || until <= now.toISOString();
}
