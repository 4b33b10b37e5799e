import { demoPassword } from '../../couch/demo/logins.ts';
import { randomFor, type Random } from '../../couch/demo/random.ts';
import type { RawRequest } from './raw-request.ts';
import { forgedDocs } from './forged-docs.ts';
import { forgedHeaders, jsonHeaders } from './forged-headers.ts';
import { file, keys, pull, push } from './phone-attacks.ts';
import { forgedPath } from './forged-paths.ts';

export interface OtherDoc {
  _id: string;
  _rev?: string;
  family?: string;
  child?: string;
  author?: string;
  body?: unknown;
}

/** What an attacker has heard of: ids of others, names of databases, and their own. */
export interface Target {
  /** Documents of other families. */
  others: readonly OtherDoc[];
  databases: readonly string[];
  own: {
    family: string;
    person: string;
    name: string;
    children: readonly string[];
  };
  /** Checkpoints the server gave for other databases. */
  since: readonly string[];
  username: string;
}

/** So many requests against every endpoint, the same for the same seed. `cookie` goes with most of them. */
export function* attacks(
  seed: number,
  count: number,
  target: Target,
  cookie: string,
): Generator<RawRequest> {
  const kinds = [
    pull,
    pull,
    keys,
    keys,
    push,
    push,
    push,
    file,
    auth,
    anyPath,
    anyPath,
    anyPath,
    replication,
  ];
  for (let index = 0; index < count; index += 1) {
    const random = randomFor(seed, index);
    const one = random.pick(kinds)(random, target);
    if (isOwnLogout(one)) continue;
    yield {
      ...one,
      headers: {
        ...(cookie && random.chance(0.95) && { cookie }),
        ...one.headers,
        ...(random.chance(0.4) && forgedHeaders(random, target)),
      },
    };
  }
}

/** Leaving is no attack, and would end the probe. */
function isOwnLogout({ path }: RawRequest): boolean {
  return /logout/i.test(
    decodeURIComponent(path.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')),
  );
}

function auth(random: Random, { others, own }: Target): RawRequest {
  const other = random.pick(others);
  const hex = Array.from({ length: 64 }, () =>
    random.int(0, 15).toString(16),
  ).join('');
  const path = random.pick([
    '/auth/session',
    '/auth/sessions',
    '/auth/sessions/end',
    '/auth/sessions/end',
    '/auth/sessions?account=x',
    `/auth/session/${own.family}`,
    '/auth/login/',
  ]);
  return {
    method: path.endsWith('end')
      ? 'POST'
      : random.pick(['GET', 'GET', 'POST', 'DELETE', 'PUT']),
    path,
    headers: jsonHeaders,
    body: JSON.stringify(
      random.pick<unknown>([
        { id: `session:${hex}` },
        { id: other._id },
        { id: { $gt: null } },
        { id: ['session:'] },
        { id: '__proto__' },
        { id: 'session:' },
      ]),
    ),
  };
}

function anyPath(random: Random, target: Target): RawRequest {
  return {
    method: random.pick([
      'GET',
      'GET',
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'COPY',
      'PURGE',
      'SEARCH',
      'PROPFIND',
      'REPORT',
    ]),
    path: forgedPath(random, target),
    headers: random.chance(0.5) ? jsonHeaders : {},
    ...(random.chance(0.3) && {
      body: JSON.stringify({
        docs: forgedDocs(random, target),
        selector: {},
        keys: [random.pick(target.others)._id],
      }),
    }),
  };
}

/** The staff's door, with what a parent has: own password, guesses, forged tokens. */
function replication(random: Random, target: Target): RawRequest {
  const basic = (text: string) =>
    `Basic ${Buffer.from(text).toString('base64')}`;
  const other = random.pick(target.others)._id;
  return {
    method: random.pick(['GET', 'GET', 'POST', 'PUT', 'DELETE']),
    path: `/db/${random.pick(target.databases)}${random.pick(['', '/', '/_changes', '/_changes?include_docs=true', `/${other}`, '/_bulk_get', '/_bulk_docs', '/_local/x', '/_revs_diff', '/_security', '/_all_docs', '/_find', '/_purge'])}`,
    headers: {
      ...jsonHeaders,
      // Few pairs: a wrong one costs the server a password hash each time.
      ...(random.chance(0.5) && {
        authorization: random.pick([
          basic(`${target.username}:${demoPassword}`),
          basic(''),
          basic(':'),
          'Basic !!',
          'Bearer x',
          'Negotiate x',
        ]),
      }),
    },
    body: JSON.stringify({ docs: [{ id: other, _id: other }], selector: {} }),
  };
}
