import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import type { Documents } from '../../couch/documents.ts';
import { sealWith } from '../../seal.ts';
import type { Claims } from '../claims.ts';
import { cookieOf } from '../cookie.ts';
import { hashSecret, isSecret, newSecret } from '../hash-secret.ts';

/** Somebody who has proved who they are, and whom no household lists. */
export interface Waiting {
  claims: Claims;
  /** Where they were going. */
  returnTo: string;
  /** Goes with every form of their page: it can be made by nobody who has not their cookie. */
  formToken: string;
}

interface Kept {
  _id: string;
  type: 'unbound' | 'choosing';
  /** Claims and way back, sealed: a name and a codice fiscale of somebody who may have nothing to do here. */
  sealed: string;
  until: Instant;
}

export interface WaitingRoom {
  enter(ctx: Context, claims: Claims, returnTo: string): Promise<void>;
  /** Undefined for whoever has not come in, or waited too long. */
  find(ctx: Context): Promise<Waiting | undefined>;
  /** Once their household is found: true for the first who says so. */
  leave(ctx: Context): Promise<boolean>;
}

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';
const minutes = 30;

/**
 * Keeps for half an hour who has proved who they are and is not in yet: no session, and nothing opens by it but their
 * page. `unbound`: tied to no household; `choosing`: to more than one.
 */
export function waitingRoomIn(
  portal: Documents,
  pepper: string,
  now: () => Date,
  use: 'unbound' | 'choosing' = 'unbound',
): WaitingRoom {
  const seal = sealWith(pepper, use);
  const name = `__Host-${use}`;
  const idOf = (secret: string) => `${use}:${hashSecret(secret)}`;
  async function read(ctx: Context) {
    const secret = cookieOf(ctx.req, name);
    if (!isSecret(secret)) return undefined;
    const kept = await portal.get<Kept>(idOf(secret));
    return kept && kept.until > now().toISOString()
      ? { kept, secret }
      : undefined;
  }
  return {
    async enter(ctx, claims, returnTo) {
      const secret = newSecret();
      const kept: Kept = {
        _id: idOf(secret),
        type: use,
        sealed: seal.seal(JSON.stringify({ claims, returnTo })),
        until: new Date(now().getTime() + minutes * 60_000).toISOString(),
      };
      await portal.put(kept);
      ctx.append(
        'Set-Cookie',
        `${name}=${secret}; Max-Age=${minutes * 60}; ${attributes}`,
      );
    },
    async find(ctx) {
      const found = await read(ctx);
      const text = found && seal.open(found.kept.sealed);
      if (text === undefined) return undefined;
      const waiting = JSON.parse(text) as Omit<Waiting, 'formToken'>;
      return { ...waiting, formToken: hashSecret(`form|${found?.secret}`) };
    },
    async leave(ctx) {
      const found = await read(ctx);
      ctx.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);
      return found !== undefined && portal.remove(found.kept);
    },
  };
}
