import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '../../errors.ts';

/** Counts one search of a member of staff. @throws AppError 'too-many' */
export type SearchLimit = (account: string) => Promise<void>;

/** As fast as somebody at a counter types, and far too slow to copy the registry by. Counted by each process for itself. */
export const searchesPerMinute = 30;

export function searchLimit(): SearchLimit {
  const limiter = new RateLimiterMemory({
    points: searchesPerMinute,
    duration: 60,
  });
  return async (account) => {
    try {
      await limiter.consume(account);
    } catch (refusal) {
      const { msBeforeNext } = refusal as { msBeforeNext?: number };
      if (msBeforeNext === undefined) throw refusal;
      throw new AppError('too-many', {
        retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      });
    }
  };
}
