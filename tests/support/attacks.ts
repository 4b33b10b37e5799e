import { demoPassword } from '../../couch/demo/logins.ts';
import { randomFor, type Random } from '../../couch/demo/random.ts';
import type { RawRequest } from './raw-request.ts';
import { forgedDocs } from './forged-docs.ts';
import { forgedHeaders } from './forged-headers.ts';
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

const json = { 'content-type': 'application/json', 'portal-app': '1' };

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

function pull(random: Random, target: Target): RawRequest {
  const slice = random.pick([
    'family',
    'town',
    'family',
    target.own.family,
    'registry',
    'school',
  ]);
  const names = [
    'since',
    'limit',
    'filter',
    'feed',
    'include_docs',
    'attachments',
    'selector',
    'style',
    'doc_ids',
    'conflicts',
    'view',
    'db',
    'family',
    'account',
    '__proto__',
    'seq_interval',
    'descending',
  ];
  const other = random.pick(target.others);
  const query = Array.from({ length: random.int(0, 3) }, () => {
    const value = random.pick([
      '0',
      '1',
      'now',
      '-1',
      '99999999',
      'true',
      '1000',
      '10000',
      'longpoll',
      'continuous',
      '_view',
      '_selector',
      '_doc_ids',
      random.pick(target.since),
      random.pick(target.databases),
      other._id,
      other.family ?? '',
      '{"selector":{}}',
      '%00',
      "' or 1=1",
      'all_docs',
    ]);
    return `${random.pick(names)}=${encodeURIComponent(value)}`;
  });
  return {
    method: random.chance(0.9) ? 'GET' : 'POST',
    path: `/sync/${slice}/_changes${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: json,
    ...(random.chance(0.1) && { body: '{"selector":{}}' }),
  };
}

function keys(random: Random, { others, own, databases }: Target): RawRequest {
  const other = () => random.pick(others)._id;
  const list = Array.from({ length: random.int(1, 20) }, () =>
    random.pick([
      other(),
      other(),
      `family:${own.family}`,
      'epoch',
      '__proto__',
      'constructor',
      `_local/${random.pick(databases)}`,
      '_design/rules',
      `../${random.pick(databases)}/${other()}`,
      other().replace(':', '%3A'),
      `${other()}?rev=1`,
    ]),
  );
  const body = random.pick<unknown>([
    { keys: list },
    { keys: list, include_docs: true },
    { keys: list.filter((one) => /^[a-z]+:/i.test(one)), include_docs: true },
    { keys: [other()], include_docs: true },
    { keys: [other()] },
    {},
    { startkey: 'a', endkey: 'z', include_docs: true },
    { queries: [{ keys: list }] },
    { keys: { length: 1, 0: other() } },
    [list],
    null,
    { include_docs: true },
    { keys: [[other()]] },
    { selector: { family: { $ne: own.family } } },
  ]);
  return {
    method: random.chance(0.9) ? 'POST' : 'GET',
    path: `/sync/${random.pick(['family', 'family', 'town', 'registry'])}/_all_docs${random.pick(['', '', '', '?include_docs=true', '?key="x"', '/', '?conflicts=true'])}`,
    headers: json,
    body: JSON.stringify(body),
  };
}

function push(random: Random, target: Target): RawRequest {
  const docs = forgedDocs(random, target);
  const body: Record<string, unknown> = { docs };
  if (random.chance(0.15)) body['new_edits'] = false;
  if (random.chance(0.05)) body['database'] = random.pick(target.databases);
  return {
    method: random.pick(['POST', 'POST', 'POST', 'POST', 'PUT']),
    path: `/sync/${random.pick(['family', 'family', 'family', 'family', 'town', 'registry'])}/_bulk_docs${random.pick(['', '', '', '', '?new_edits=false', `?db=${random.pick(target.databases)}`])}`,
    headers: json,
    body: JSON.stringify(body),
  };
}

function file(random: Random, { others, databases }: Target): RawRequest {
  const id = random.pick([
    random.pick(others)._id,
    'epoch',
    '_design',
    '..',
    '%2e%2e',
    random.pick(databases),
    'announcement:x',
  ]);
  const name = random.pick([
    'menu.pdf',
    '_changes',
    '..%2f..%2fregistry',
    'x?rev=1',
    '%00',
    'calendar.ics',
    '__proto__',
  ]);
  return {
    method: 'GET',
    path: `/sync/${random.pick(['town', 'family'])}/${id}/${name}`,
    headers: {},
  };
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
    headers: json,
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
    headers: random.chance(0.5) ? json : {},
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
      ...json,
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
