import { errors, jwtVerify } from 'jose';
import { unauthorized } from '../http/errors.ts';
import type { User } from './user.ts';

export interface JwtKey {
  /** The key's name; a token must carry it in its header. */
  kid: string;
  /** Shared secret, HS256. */
  secret: string;
}

/**
 * Accepts what CouchDB's `jwt_authentication_handler` accepts with `required_claims = exp` and no
 * `_default` key: `kid` known, `exp` without leeway, `sub` as the name, `_couchdb.roles` as roles.
 */
export function jwtReader(key: JwtKey): (token: string) => Promise<User> {
  const secret = new TextEncoder().encode(key.secret);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(
        token,
        ({ kid }) => {
          if (kid === key.kid) return secret;
          throw unauthorized('Unknown kid');
        },
        { algorithms: ['HS256'], requiredClaims: ['exp', 'sub'] },
      );
      const roles = payload['_couchdb.roles'] ?? [];
      if (
        !Array.isArray(roles) ||
        !roles.every((role): role is string => typeof role === 'string')
      )
        throw unauthorized('_couchdb.roles must be an array of strings');
      return { name: payload.sub ?? null, roles, by: 'jwt' };
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw unauthorized('exp not in future');
      if (error instanceof errors.JOSEError) throw unauthorized(error.message);
      throw error;
    }
  };
}
