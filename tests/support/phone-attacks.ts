import type { Random } from '../../couch/demo/random.ts';
import type { Target } from './attacks.ts';
import { forgedDocs } from './forged-docs.ts';
import { jsonHeaders } from './forged-headers.ts';
import type { RawRequest } from './raw-request.ts';

// Attacks on the phone endpoint: its own paths, with what a phone would never send.

export function pull(random: Random, target: Target): RawRequest {
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
    headers: jsonHeaders,
    ...(random.chance(0.1) && { body: '{"selector":{}}' }),
  };
}

export function keys(
  random: Random,
  { others, own, databases }: Target,
): RawRequest {
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
    headers: jsonHeaders,
    body: JSON.stringify(body),
  };
}

export function push(random: Random, target: Target): RawRequest {
  const docs = forgedDocs(random, target);
  const body: Record<string, unknown> = { docs };
  if (random.chance(0.15)) body['new_edits'] = false;
  if (random.chance(0.05)) body['database'] = random.pick(target.databases);
  return {
    method: random.pick(['POST', 'POST', 'POST', 'POST', 'PUT']),
    path: `/sync/${random.pick(['family', 'family', 'family', 'family', 'town', 'registry'])}/_bulk_docs${random.pick(['', '', '', '', '?new_edits=false', `?db=${random.pick(target.databases)}`])}`,
    headers: jsonHeaders,
    body: JSON.stringify(body),
  };
}

export function file(
  random: Random,
  { others, databases }: Target,
): RawRequest {
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
