import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import type { Documents } from '../../couch/documents.ts';
import { cookieOf } from '../cookie.ts';
import { hashSecret, isSecret, newSecret } from '../hash-secret.ts';
import { sealWith } from '../records/seal.ts';
import type { CohesionSession } from './callback.ts';

/** The browser's session at Cohesion, which we end together with ours. */
export interface LiveSessions {
  remember(ctx: Context, session: CohesionSession): Promise<void>;
  /** Whether this browser has one that may still live. */
  isLive(ctx: Context): Promise<boolean>;
  /** This browser's, once. */
  take(ctx: Context): Promise<CohesionSession | undefined>;
}

interface LiveSession {
  _id: string;
  type: 'cohesionSession';
  /** The session's ids, encrypted by what only the browser holds: whoever reads the database learns nothing. */
  sealed: string;
  until: Instant;
}

const cookie = '__Host-cohesion';
/** ms a token lives (CohesionID-Docs, Rinnovo del token). */
const life = 3_600_000;

export function liveSessionsIn(
  portal: Documents,
  now: () => Date,
): LiveSessions {
  const find = async (ctx: Context) => {
    const key = cookieOf(ctx.req, cookie);
    if (!isSecret(key)) return undefined;
    const found = await portal.get<LiveSession>(idOf(key));
    return found && found.until > now().toISOString()
      ? { key, found }
      : undefined;
  };
  return {
    async remember(ctx, session) {
      const key = newSecret();
      const _id = idOf(key);
      const doc: LiveSession = {
        _id,
        type: 'cohesionSession',
        sealed: sealWith(key).seal(JSON.stringify(session), _id),
        until: new Date(now().getTime() + life).toISOString(),
      };
      await portal.put(doc);
      setCookie(ctx, key, life / 1000);
    },
    isLive: async (ctx) => (await find(ctx)) !== undefined,
    async take(ctx) {
      const live = await find(ctx);
      if (cookieOf(ctx.req, cookie) !== undefined) setCookie(ctx, '', 0);
      if (!live || !(await portal.remove(live.found))) return undefined;
      const { sealed, _id } = live.found;
      return JSON.parse(
        sealWith(live.key).open(sealed, _id),
      ) as CohesionSession;
    },
  };
}

function setCookie(ctx: Context, value: string, seconds: number): void {
  const attributes = `Max-Age=${seconds}; Path=/; Secure; HttpOnly; SameSite=Lax`;
  ctx.append('Set-Cookie', `${cookie}=${value}; ${attributes}`);
}

function idOf(key: string): string {
  return `cohesion:${hashSecret(key)}`;
}
