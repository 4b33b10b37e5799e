import type { Middleware } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { SessionView } from '#model/phone-protocol.ts';
import { networkOf } from './attempts.ts';
import { inTurn } from './in-turn.ts';
import { sendPage } from './page.ts';
import type { Way } from './way.ts';

interface Deps {
  /** Sign-ins that one network may start in a minute; a school's many phones share one address. */
  perMinute: number;
  comune: SessionView['comune'];
}

const starts = /^\/auth\/(?:spid|cie|cohesion)\/login$/;

/**
 * In front of every way that begins elsewhere: each start keeps a document and signs a request, for anybody who asks.
 * Counted by each process for itself, so that what is refused costs the database nothing.
 */
export function startLimit({ perMinute, comune }: Deps): Middleware {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (ctx, next) => {
    if (starts.test(ctx.path)) {
      const seconds = await secondsToWait(limiter, networkOf(ctx.ip));
      if (seconds > 0) {
        ctx.set('Retry-After', String(seconds));
        sendPage(ctx, 429, {
          title: 'Troppi accessi insieme',
          lines: [
            'Dalla tua rete sono partiti troppi accessi in un minuto. Aspetta un momento e riprova: non hai perso niente.',
          ],
          action: { href: ctx.url, label: 'Riprova' },
          comune: comune.name,
        });
        return;
      }
    }
    await next();
  };
}

/** A way whose starts pass through the limit first. */
export function behind(limit: Middleware, way: Way): Way {
  const { fromElsewhere } = way;
  if (!fromElsewhere) return way;
  return {
    ...way,
    fromElsewhere: inTurn(limit, fromElsewhere),
  };
}

async function secondsToWait(
  limiter: RateLimiterMemory,
  network: string,
): Promise<number> {
  try {
    await limiter.consume(network);
    return 0;
  } catch (refusal) {
    const { msBeforeNext } = refusal as { msBeforeNext?: number };
    if (msBeforeNext === undefined) throw refusal;
    return Math.max(1, Math.ceil(msBeforeNext / 1000));
  }
}
