import type { Ceremony } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import { hashSecret } from '../hash-secret.ts';
import type { Local } from './parts.ts';

/** What an authenticator is asked to answer, and for what. */
export interface Asked {
  use: 'sign-in' | 'proof' | 'add';
  challenge: string;
  /** The only account that may answer; undefined for whoever signs in. */
  account?: string;
  /** ms since 1970. */
  until: number;
}

export const fiveMinutes = 300_000;

/**
 * A challenge goes out sealed and nothing is kept of it until it is answered: strangers may ask for as many as they
 * like.
 */
export function askFor(
  { seal, now }: Local,
  asked: Omit<Asked, 'until'>,
  options: object,
): Ceremony {
  const until = now().getTime() + fiveMinutes;
  return { ceremony: seal.seal(JSON.stringify({ ...asked, until })), options };
}

/** What was asked, once: a second answer to one challenge finds it spent. @throws AppError 'link-over' */
export async function answered(
  { portal, seal, now }: Local,
  ceremony: string,
  use: Asked['use'],
): Promise<Asked> {
  const opened = seal.open(ceremony);
  const asked =
    opened === undefined ? undefined : (JSON.parse(opened) as Asked);
  if (asked?.use !== use || asked.until <= now().getTime())
    throw new AppError('link-over');
  const spent = {
    _id: `once:challenge:${hashSecret(asked.challenge)}`,
    type: 'once',
    until: new Date(asked.until).toISOString(),
  };
  if ((await portal.put(spent)) === undefined) throw new AppError('link-over');
  return asked;
}
