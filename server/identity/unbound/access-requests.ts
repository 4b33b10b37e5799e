import { createHash } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { Documents } from '../../couch/documents.ts';
import { sealWith } from '../../seal.ts';
import { loginKey } from '../binding/login-key.ts';
import type { Claims } from '../claims.ts';

/** What a person whom the registry does not know asks of the office. */
export interface Asked {
  childFiscalCode: string;
  school: string;
  contact?: string;
}

/** As the `portal` database keeps it, until the office has closed it. */
export interface AccessRequest {
  _id: string;
  type: 'accessRequest';
  at: Instant;
  /** Who asks and what, sealed. */
  sealed: string;
}

/** A request as the office reads it. */
export interface AccessRequestView extends Asked {
  id: string;
  at: Instant;
  by: Pick<
    Claims,
    'scheme' | 'level' | 'fiscalCode' | 'givenName' | 'familyName' | 'born'
  > & {
    record?: string;
    /** Of who entered by a local account, which says of itself no more than the session knows. */
    account?: string;
  };
}

export interface AccessRequests {
  /** Asking again for the same child changes nothing but the words. Nothing is looked up: the answer can betray nobody. */
  ask(claims: Claims, asked: Asked): Promise<void>;
  view(request: AccessRequest): AccessRequestView | undefined;
}

export const requestPrefix = 'request:';

export function accessRequestsIn(
  portal: Documents,
  pepper: string,
  now: () => Date,
): AccessRequests {
  const seal = sealWith(pepper, 'access request');
  return {
    async ask(claims, asked) {
      const key = JSON.stringify([loginKey(claims), asked.childFiscalCode]);
      const _id =
        requestPrefix + createHash('sha256').update(key).digest('hex');
      const { scheme, level, fiscalCode, givenName, familyName } = claims;
      const { born, record } = claims;
      const by = {
        ...{ scheme, level, fiscalCode, givenName, familyName },
        ...(scheme === 'local' && { account: claims.subject }),
      };
      const stored = await portal.get<AccessRequest>(_id);
      const request: AccessRequest = {
        ...(stored && { _rev: stored._rev }),
        ...{ _id, type: 'accessRequest', at: now().toISOString() },
        sealed: seal.seal(
          JSON.stringify({ ...asked, by: { ...by, born, record } }),
        ),
      };
      await portal.put(request);
    },
    view({ _id, at, sealed }) {
      const text = seal.open(sealed);
      if (text === undefined) return undefined;
      const said = JSON.parse(text) as Omit<AccessRequestView, 'id' | 'at'>;
      return { id: _id, at, ...said };
    },
  };
}
