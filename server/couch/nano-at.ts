import nano from 'nano';
import { isRecord } from '#model/check.ts';
import { AppError } from '../errors.ts';
import { isMissing, type Documents, type Stored } from './documents.ts';
import { signer, type SigningKey, type Who } from './sign.ts';

const patience = 10_000;

interface Ask {
  method: string;
  path: string;
  qs?: Record<string, unknown>;
  body?: unknown;
}

/** True for an error that is an answer. */
type Allow = (status: number, error: unknown) => boolean;

/** Writes and searches by nano, whose client is made anew for each call because the token is. */
export function nanoAt(url: string, key: SigningKey) {
  const sign = signer(key);
  return (who: Who, db: string): Pick<Documents, 'find' | 'put' | 'remove'> => {
    const ask = async (request: Ask, allow: Allow = () => false) => {
      const late = new AbortController();
      const timer = setTimeout(() => {
        late.abort();
      }, patience);
      const headers = { Authorization: `Bearer ${await sign(who)}` };
      const call = { ...request, db, signal: late.signal };
      try {
        const answer: unknown = await nano({ url, headers }).request(call);
        // nano gives a text or bytes for what it cannot parse: an answer cut short, or a page of some proxy.
        if (isRecord(answer) && !Buffer.isBuffer(answer)) return answer;
      } catch (error) {
        const { statusCode = 0 } = error as { statusCode?: number };
        if (allow(statusCode, error)) return undefined;
        throw new AppError('couch-away', {
          cause: error,
          upstream: statusCode || undefined,
        });
      } finally {
        clearTimeout(timer);
      }
      throw new AppError('couch-away', { reason: 'upstream cut short' });
    };
    return {
      async find<T>(selector: object, limit: number) {
        const body = { selector, limit };
        const answer = await ask({ method: 'POST', path: '_find', body });
        return (answer as { docs: (T & Stored)[] }).docs;
      },
      async put(doc) {
        const path = encodeURIComponent(doc._id);
        const request = { method: 'PUT', path, body: doc };
        const answer = await ask(request, isConflict);
        return (answer as { rev: string } | undefined)?.rev;
      },
      async remove({ _id, _rev }) {
        const path = encodeURIComponent(_id);
        const request = { method: 'DELETE', path, qs: { rev: _rev } };
        const answer = await ask(
          request,
          (...error) => isMissing(...error) || isConflict(error[0]),
        );
        return answer !== undefined;
      },
    };
  };
}

function isConflict(status: number): boolean {
  return status === 409;
}
