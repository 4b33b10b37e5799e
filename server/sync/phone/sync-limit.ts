import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';

/** Counts one sync call. @throws AppError 'too-many' */
export type SyncLimit = (session: string, family: string) => Promise<void>;

/** What a household may do as against one session: two parents with two devices each. */
const sessionsOfAFamily = 4;

/**
 * Keeps one phone gone wild from holding up the others. Counted by each process for itself: with two processes a phone
 * may do twice as much, which harms nobody, while a shared count would cost a write for every read.
 */
export function syncLimit(perMinute: number): SyncLimit {
  const options = { duration: 60 };
  const bySession = new RateLimiterMemory({ ...options, points: perMinute });
  const byFamily = new RateLimiterMemory({
    ...options,
    points: perMinute * sessionsOfAFamily,
  });
  return async (session, family) => {
    try {
      await bySession.consume(session);
      await byFamily.consume(family);
    } catch (refusal) {
      const { msBeforeNext } = refusal as { msBeforeNext?: number };
      if (msBeforeNext === undefined) throw refusal;
      throw new AppError('too-many', {
        retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      });
    }
  };
}
