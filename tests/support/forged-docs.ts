import { uuidFor, type Random } from '../../couch/demo/random.ts';
import type { Target } from './attacks.ts';

type Json = Record<string, unknown>;

/** Documents that are another's, of a type a parent may not write, or sound but for one thing. */
export function forgedDocs(random: Random, target: Target): unknown[] {
  return Array.from({ length: random.int(1, 6) }, () => forged(random, target));
}

function forged(random: Random, target: Target): unknown {
  const { others, own, databases } = target;
  const other = random.pick(others);
  const message = ownMessage(random, target);
  const rev = random.pick([
    '1-00000000000000000000000000000000',
    '9999999-ffffffffffffffffffffffffffffffff',
    other._rev ?? '1-a',
    '0',
    'x',
  ]);
  return random.pick<() => unknown>([
    // Another family's, as it stands, taken over, or deleted.
    () => other,
    () => ({ ...other, family: own.family, author: own.person }),
    () => ({ ...other, author: own.person }),
    () => ({ _id: other._id, _rev: other._rev, _deleted: true }),
    () => ({ ...other, _rev: rev }),
    // Mine, said to be another's.
    () => ({ ...message, family: other.family }),
    () => ({ ...message, author: other.author ?? uuidFrom(random) }),
    () => ({ ...message, child: other.child ?? uuidFrom(random) }),
    () => ({ ...message, _id: other._id }),
    () => absence(target, other.child ?? uuidFrom(random)),
    // Types nobody but the Comune writes.
    () => ({
      ...message,
      ...random.pick<Json>([
        { _id: `family:${own.family}`, type: 'family' },
        { _id: `child:${other.child ?? ''}`, type: 'child' },
        { _id: 'epoch', type: 'epoch' },
        { _id: `revoked:${own.children[0] ?? ''}`, type: 'revoked' },
        { _id: `due:${'1'.repeat(18)}`, type: 'due' },
        { type: 'rollCall' },
        { type: 'announcement' },
        { type: 'session' },
        { type: 'account' },
      ]),
    }),
    // Names that are more than names.
    () => ({
      ...message,
      _id: random.pick([
        '__proto__',
        'constructor',
        '_design/rules',
        `_local/${random.pick(databases)}`,
        '_security',
        `../${random.pick(databases)}/x`,
        'message:../../x',
        '',
        'a'.repeat(300),
      ]),
    }),
    () =>
      JSON.parse(
        `{"_id":"message:${uuidFrom(random)}","__proto__":{"family":"${other.family ?? ''}","author":"x"},"type":"message"}`,
      ) as unknown,
    // History made up.
    () => ({ ...message, _rev: rev }),
    () => ({ ...message, _revisions: { start: 3, ids: ['c', 'b', 'a'] } }),
    () => ({
      ...message,
      _attachments: { x: { data: 'eA==', content_type: 'text/html' } },
    }),
    () => ({ ...message, _deleted: true }),
    () => ({
      ...message,
      received: { at: '2020-01-01T00:00:00.000Z', by: 'portal' },
      v: random.pick<unknown>([1, 2, '1']),
    }),
    () => ({
      ...message,
      body: {
        ...message.body,
        from: { side: 'office', name: 'Ufficio', office: 'mensa' },
      },
    }),
    () => ({
      ...message,
      destinations: databases,
      database: random.pick(databases),
    }),
    () =>
      random.pick<unknown>([
        null,
        [],
        1,
        'x',
        {},
        [message],
        { docs: [message] },
      ]),
    // And now and then a sound one, so that it is known that the door is open.
    () => message,
  ])();
}

function ownMessage(random: Random, { own }: Target) {
  const thread = uuidFrom(random);
  return {
    _id: `message:${thread}`,
    type: 'message',
    v: 1,
    at: new Date().toISOString(),
    family: own.family,
    author: own.person,
    body: {
      thread,
      topic: 'other',
      subject: 'Prova',
      text: 'Prova della porta.',
      from: { side: 'parent', name: own.name },
    },
  };
}

function absence({ own }: Target, child: string): Json {
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  return {
    _id: `absence:${child}:canteen:${day}`,
    type: 'absence',
    v: 1,
    at: new Date().toISOString(),
    family: own.family,
    child,
    author: own.person,
    body: { service: 'canteen', day, cause: 'other', withdrawn: false },
  };
}

function uuidFrom(random: Random): string {
  return uuidFor(random.int(0, 2 ** 31), 'probe');
}
