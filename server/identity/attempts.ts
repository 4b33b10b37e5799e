import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { AppError } from '../errors.ts';
import type { Documents } from '../couch/documents.ts';

/** Failures of one key, as the `portal` database keeps them for all processes. */
interface Tally {
  _id: string;
  _rev?: string;
  type: 'attempts';
  count: number;
  /** Milliseconds since 1970 until which further attempts are refused. */
  blockedUntil: number;
  /** When the tally may be forgotten, ms since 1970. */
  forget: number;
}

/**
 * How many failures of a key are free, and how the wait grows after them: a delay, never a lock, since a lock would
 * let anybody shut a parent out (ASVS 6.1.1; facts/identity.md §6).
 */
interface Rule {
  key: string;
  free: number;
  /** Longest wait, seconds. */
  longest: number;
}

export interface Attempts {
  /** Counts an attempt as failed before it is made, so that many at once cannot pass. @throws AppError 'too-many' */
  begin(username: string, ip: string): Promise<void>;
  /** The attempt was good: the account's and the account-from-here tallies start anew. */
  succeeded(username: string, ip: string): Promise<void>;
}

const day = 86_400_000;
const attempts = 6;

/** `longestForName`: seconds that a name may have to wait, wherever it is tried from. */
export function attemptsIn(
  portal: Documents,
  pepper: string,
  now: () => number,
  longestForName = 60,
): Attempts {
  const hashed = (text: string) =>
    createHmac('sha256', pepper).update(`attempts|${text}`).digest('base64url');
  const rules = (username: string, ip: string): [Rule, Rule, Rule] => {
    const name = username.trim().normalize('NFKC').toLowerCase();
    const from = networkOf(ip);
    return [
      { key: hashed(`ip|${from}`), free: 60, longest: 900 },
      { key: hashed(`name|${name}`), free: 20, longest: longestForName },
      { key: hashed(`both|${name}|${from}`), free: 5, longest: 900 },
    ];
  };

  async function count({ key, free, longest }: Rule): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const _id = `attempts:${key}`;
      const stored = await portal.get<Tally>(_id);
      const at = now();
      if (stored && stored.blockedUntil > at)
        throw new AppError('too-many', {
          retryAfter: Math.ceil((stored.blockedUntil - at) / 1000),
        });
      const failures = stored && stored.forget > at ? stored.count + 1 : 1;
      const wait =
        failures < free ? 0 : Math.min(2 ** (failures - free), longest);
      const next: Tally = {
        ...stored,
        _id,
        type: 'attempts',
        count: failures,
        blockedUntil: at + wait * 1000,
        forget: at + day,
      };
      if ((await portal.put(next)) !== undefined) return;
    }
    // Only a crowd on one key loses every round.
    throw new AppError('too-many', { retryAfter: 1 });
  }

  /** Before anything is counted: an attempt that is refused is none. */
  async function refuseBlocked(keys: readonly string[]): Promise<void> {
    const found = await portal.getAll<Tally>(
      keys.map((key) => `attempts:${key}`),
    );
    const left = Math.max(
      0,
      ...(found ?? []).map((one) => one.blockedUntil - now()),
    );
    if (left > 0)
      throw new AppError('too-many', { retryAfter: Math.ceil(left / 1000) });
  }

  return {
    async begin(username, ip) {
      const all = rules(username, ip);
      await refuseBlocked(all.map(({ key }) => key));
      for (const rule of all) await count(rule);
    },
    async succeeded(username, ip) {
      const [from, ...own] = rules(username, ip);
      for (const { key } of own) {
        const stored = await portal.get<Tally>(`attempts:${key}`);
        if (stored) await portal.remove(stored);
      }
      const stored = await portal.get<Tally>(`attempts:${from.key}`);
      if (stored)
        await portal.put({
          ...stored,
          count: Math.max(0, stored.count - 1),
        } as Tally);
    },
  };
}

/** IPv6 customers hold a /64: addresses within it are one source. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/, '');
  if (isIP(plain) !== 6) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail.split(':').filter(Boolean);
  while (plain.includes('::') && groups.length + rest.length < 8)
    groups.push('0');
  return [...groups, ...rest].slice(0, 4).join(':');
}
