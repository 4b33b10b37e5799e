import { AppError } from '../errors.ts';
import type { Answer } from './answer.ts';
import { send, type Call } from './send.ts';
import { signer, type SigningKey, type Who } from './sign.ts';

/** CouchDB's answer, whatever it is, as long as CouchDB itself is well: see `healthy`. */
export interface CouchClient {
  /** The answer as it comes, to be streamed. @throws AppError 'couch-away' */
  fetch(path: string, call?: Call): Promise<Answer>;
  /** The answer read as JSON. @throws AppError 'couch-away' */
  json(path: string, call?: Call): Promise<{ status: number; body: unknown }>;
}

/** CouchDB, called in somebody's name with a token made for each call (architecture.md, rule 3). */
export interface Couch {
  as(who: Who): CouchClient;
}

export interface CouchOptions {
  /** Without credentials. */
  url: string;
  key: SigningKey;
}

export function couchAt({ url, key }: CouchOptions): Couch {
  const root = url.replace(/\/$/, '');
  const sign = signer(key);
  return {
    as(who) {
      const fetch = async (path: string, call: Call = {}) =>
        send(root + path, call, {
          authorization: `Bearer ${await sign(who)}`,
        });
      return {
        fetch,
        async json(path, call) {
          const response = await fetch(path, call);
          return { status: response.status, body: await readJson(response) };
        },
      };
    },
  };
}

async function readJson(response: Answer): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new AppError('couch-away', { cause });
  }
}
