import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { badRequest, unauthorized } from '../http/errors.ts';
import { jwtReader, type JwtKey } from './jwt.ts';
import { anonymous, type User } from './user.ts';

export interface Credentials {
  name: string;
  password: string;
}

function same(a: string, b: string): boolean {
  const digest = (text: string) =>
    new Uint8Array(createHash('sha256').update(text).digest());
  return timingSafeEqual(digest(a), digest(b));
}

/** Who sent a request; throws 401 for credentials that are wrong, never treats them as anonymous. */
export function identifier(
  admin: Credentials,
  key: JwtKey,
): (req: IncomingMessage) => Promise<User> {
  const readJwt = jwtReader(key);
  return async (req) => {
    const [scheme = '', value = ''] = (req.headers.authorization ?? '').split(
      ' ',
      2,
    );
    if (scheme === '') return anonymous;
    if (/^bearer$/i.test(scheme)) return readJwt(value);
    if (!/^basic$/i.test(scheme))
      throw badRequest('Authorization scheme not supported');
    const [name = '', password = ''] = splitOnce(
      Buffer.from(value, 'base64').toString('utf8'),
    );
    // Both are compared, so the time taken does not tell which was wrong.
    const known = [same(name, admin.name), same(password, admin.password)];
    if (!known.every(Boolean))
      throw unauthorized('Name or password is incorrect.');
    return { name, roles: ['_admin'], by: 'default' };
  };
}

function splitOnce(pair: string): string[] {
  const colon = pair.indexOf(':');
  return colon < 0 ? [pair] : [pair.slice(0, colon), pair.slice(colon + 1)];
}
