import { createHmac } from 'node:crypto';
import type { Random } from '../../couch/demo/random.ts';
import type { Target } from './attacks.ts';

/** What the app itself sends. */
export const jsonHeaders = {
  'content-type': 'application/json',
  'portal-app': '1',
};

const part = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as CouchDB reads them, unsigned or signed with a guessed secret. */
function forgedToken(random: Random, { others }: Target): string {
  const family = random.pick(others).family ?? '';
  const alg = random.pick(['none', 'None', 'HS256', 'HS256', 'RS256']);
  const head = part({
    alg,
    typ: 'JWT',
    kid: random.pick(['portal', 'test', '_default', '../x']),
  });
  const body = part({
    sub: random.pick(['router', 'portal', 'admin', 'ufficio.scuola']),
    '_couchdb.roles': [
      random.pick(['_admin', 'router', 'staff', 'portal', `fam:${family}`]),
    ],
    exp: 4_102_444_800,
  });
  const secret = random.pick(['', 'secret', 'portal', 'changeme', 'password']);
  const signature = alg.startsWith('HS')
    ? createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')
    : '';
  return `${head}.${body}.${signature}`;
}

/** Headers by which a caller pretends to be another, to come from elsewhere or to ask for something else. */
export function forgedHeaders(
  random: Random,
  target: Target,
): Record<string, string> {
  const other = random.pick(target.others);
  const family = other.family ?? '';
  const all: [string, string][] = [
    ['authorization', `Bearer ${forgedToken(random, target)}`],
    ['x-http-method-override', random.pick(['PUT', 'DELETE', 'GET', 'POST'])],
    ['x-method-override', 'DELETE'],
    ['x-forwarded-for', '127.0.0.1'],
    ['x-forwarded-host', 'evil.example'],
    ['x-forwarded-proto', 'https'],
    ['x-forwarded-user', 'ufficio.scuola'],
    ['x-original-url', `/db/${random.pick(target.databases)}`],
    ['x-rewrite-url', `/db/${random.pick(target.databases)}`],
    ['x-auth-couchdb-username', 'admin'],
    ['x-auth-couchdb-roles', '_admin,router,staff'],
    ['x-auth-couchdb-token', 'x'],
    ['portal-account', random.pick([family, other.author ?? '', '*', 'admin'])],
    ['portal-family', family],
    ['portal-epoch', '1'],
    ['portal-app', random.pick(['0', '1', 'true'])],
    [
      'origin',
      random.pick(['null', 'https://evil.example', 'http://localhost']),
    ],
    ['sec-fetch-site', random.pick(['same-origin', 'cross-site', 'none'])],
    ['sec-fetch-mode', 'navigate'],
    [
      'content-type',
      random.pick([
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-16',
        'application/JSON',
      ]),
    ],
    ['content-encoding', random.pick(['gzip', 'br', 'identity', 'deflate'])],
    [
      'accept',
      random.pick(['text/html', 'text/event-stream', '*/*', 'multipart/mixed']),
    ],
    ['range', 'bytes=0-10'],
    ['if-none-match', '*'],
    ['destination', `${other._id}x`],
    ['host', random.pick(['evil.example', 'localhost', '127.0.0.1:5984'])],
    [
      'cookie',
      random.pick([
        '__Host-sid=AAAA',
        'AuthSession=YWRtaW4',
        `__Host-sid=${'A'.repeat(43)}`,
      ]),
    ],
  ];
  return Object.fromEntries(
    Array.from({ length: random.int(1, 3) }, () => random.pick(all)),
  );
}
