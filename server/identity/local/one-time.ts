import type { Instant } from '#model/day.ts';
import type { Documents, Stored } from '../../couch/documents.ts';
import { hashSecret, isSecret, newSecret } from '../hash-secret.ts';

/** Something of which only the holder of a secret may make use, once and for some time: a link, a step, a challenge. */
interface OneTimeDoc<T> {
  _id: string;
  type: 'once';
  content: T;
  tries: number;
  until: Instant;
}

export interface OneTime<T> {
  /** @returns the secret, which is kept nowhere. */
  issue(content: T, ms: number): Promise<{ token: string; until: Instant }>;
  /** Without spending it; undefined when it is over, spent, or never was. */
  look(token: unknown): Promise<{ content: T; until: Instant } | undefined>;
  /** Spends it: of two that ask at the same moment, in whatever processes, one gets it. */
  take(token: unknown): Promise<T | undefined>;
  /** Counts a wrong answer; at the `most`th it is spent, and false comes back. */
  missed(token: string, most: number): Promise<boolean>;
}

/** `use` tells the secrets of one use from those of another: a link to register resets no password. */
export function oneTimeIn<T>(
  portal: Documents,
  use: string,
  now: () => Date,
): OneTime<T> {
  const idOf = (token: string) => `once:${use}:${hashSecret(token)}`;

  async function read(
    token: unknown,
  ): Promise<(OneTimeDoc<T> & Stored) | undefined> {
    if (typeof token !== 'string' || !isSecret(token)) return undefined;
    const found = await portal.get<OneTimeDoc<T>>(idOf(token));
    return found && found.until > now().toISOString() ? found : undefined;
  }

  return {
    async issue(content, ms) {
      const token = newSecret();
      const until = new Date(now().getTime() + ms).toISOString();
      const doc: OneTimeDoc<T> = {
        _id: idOf(token),
        type: 'once',
        content,
        tries: 0,
        until,
      };
      await portal.put(doc);
      return { token, until };
    },
    look: read,
    async take(token) {
      const found = await read(token);
      return found && (await portal.remove(found)) ? found.content : undefined;
    },
    async missed(token, most) {
      for (;;) {
        const found = await read(token);
        if (!found) return false;
        const tries = found.tries + 1;
        if (tries >= most) {
          if (await portal.remove(found)) return false;
        } else if (
          (await portal.put({ ...found, tries } as Stored)) !== undefined
        )
          return true;
      }
    },
  };
}

/** Passwords that a link may be used to have judged: each takes a moment of the processor. */
const mostWeak = 40;

export async function countWeak(
  link: OneTime<unknown>,
  token: string,
): Promise<void> {
  await link.missed(token, mostWeak);
}
