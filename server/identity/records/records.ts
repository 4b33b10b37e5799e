import { randomUUID } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { Scheme } from '#model/access-protocol.ts';
import type { Documents } from '../../couch/documents.ts';
import { AppError } from '../../errors.ts';
import { sealWith } from './seal.ts';

/** A request to an identity provider and its answer: what DPCM 24 October 2014, art. 13 wants kept for 24 months. */
export interface Exchange {
  scheme: Scheme;
  /** Both as they went over the line. */
  request: string;
  answer: string;
  /** By what an exchange is found again: ids, instants, issuer, subject. Sealed like the rest. */
  facts: Readonly<Record<string, string>>;
}

/** As the `portal` database keeps it, where nobody but an administrator can change it or take it away. */
interface Kept {
  _id: string;
  type: 'record';
  scheme: Scheme;
  at: Instant;
  sealed: string;
}

export interface Records {
  /** @returns the record's id, to be kept beside what the person then does. @throws AppError 'couch-away' */
  keep(exchange: Exchange): Promise<string>;
  /** For who must show it to an authority. Undefined when there is none, or it has been pruned. */
  read(id: string): Promise<(Exchange & { at: Instant }) | undefined>;
}

/** The instant comes first in a record's id, so that the old ones lie together. */
export const recordPrefix = 'record:';

/** @param secret RECORD_KEY; without it what has been kept cannot be read. */
export function recordsIn(
  portal: Documents,
  secret: string,
  now: () => Date,
): Records {
  const seal = sealWith(secret);
  return {
    async keep({ scheme, request, answer, facts }) {
      const at = now().toISOString();
      const id = `${at}:${randomUUID()}`;
      const _id = recordPrefix + id;
      const text = JSON.stringify({ request, answer, facts });
      const kept: Kept = {
        ...{ _id, type: 'record', scheme, at },
        sealed: seal.seal(text, _id),
      };
      if (!(await portal.put(kept))) throw new AppError('couch-away');
      return id;
    },
    async read(id) {
      const kept = await portal.get<Kept>(recordPrefix + id);
      if (!kept) return undefined;
      const { scheme, at, sealed, _id } = kept;
      const text = seal.open(sealed, _id);
      return { scheme, at, ...(JSON.parse(text) as Omit<Exchange, 'scheme'>) };
    },
  };
}
