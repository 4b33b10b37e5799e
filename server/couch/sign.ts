import { SignJWT } from 'jose';
import { isRole } from './role.ts';

/** The key that CouchDB knows under `kid`: whoever has it can be anybody, so it never leaves the server. */
export interface SigningKey {
  kid: string;
  secret: string;
}

/** In whose name CouchDB is called: one role, and the name that its validate functions see. */
export interface Who {
  role: string;
  sub: string;
}

/** Seconds a token is good for; CouchDB grants no leeway, so both clocks must be kept (facts/sync.md §3). */
const lifetime = 60;

/** A token for one call. @throws RangeError for a role that no token may carry. */
export function signer({
  kid,
  secret,
}: SigningKey): (who: Who) => Promise<string> {
  // Once: jose would import plain bytes anew for every token.
  const key = crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return async ({ role, sub }) => {
    if (!isRole(role)) throw new RangeError('not a role for a token');
    return new SignJWT({ '_couchdb.roles': [role] })
      .setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT' })
      .setSubject(sub)
      .setIssuer('portal')
      .setIssuedAt()
      .setExpirationTime(`${lifetime}s`)
      .sign(await key);
  };
}
