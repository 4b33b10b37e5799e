import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { familyDatabase } from '#model/databases.ts';
import type { PushRow } from '#model/phone-protocol.ts';
import {
  people,
  post,
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';

const database = familyDatabase(people.family);
let next = 0;

function message(more: object = {}) {
  next += 1;
  const uuid = `e0000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
  return {
    _id: `message:${uuid}`,
    type: 'message',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    family: people.family,
    author: people.parent,
    body: {
      thread: uuid,
      topic: 'canteen',
      subject: 'Menu',
      text: 'Una domanda sul menu',
      from: { side: 'parent', name: 'Ada Prova' },
    },
    ...more,
  };
}

function absence(day: string, more: object = {}) {
  return {
    _id: `absence:${people.child}:canteen:${day}`,
    type: 'absence',
    v: 1,
    at: '2026-11-23T08:00:00.000Z',
    family: people.family,
    child: people.child,
    author: people.parent,
    body: { service: 'canteen', day, cause: 'illness', withdrawn: false },
    ...more,
  };
}

suite('pushing', () => {
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startTestServer();
    cookie = await server.signIn('ada.prova');
  });
  after(() => server.close());
  beforeEach(() => {
    server.proxy.rule(undefined);
  });

  const send = (body: unknown, as = cookie) =>
    post(server.url, '/sync/family/_bulk_docs', body, as);
  const push = async (...docs: unknown[]) => {
    const response = await send({ docs });
    assert.equal(response.status, 200);
    return (await response.json()) as PushRow[];
  };
  const reasonOf = (row: PushRow | undefined) =>
    row && 'reason' in row ? row.reason : JSON.stringify(row);

  test('writes and stamps when it came, whatever the phone says of that', async () => {
    const before = new Date().toISOString();
    const received = { at: '2020-01-01T00:00:00.000Z', by: 'phone' };
    const doc = message({ received });
    const [row] = await push(doc);
    assert.ok(row && 'ok' in row);
    assert.equal(row.received.by, 'portal');
    assert.ok(row.received.at >= before);
    const stored = await server.read(database, doc._id);
    assert.equal(stored['_rev'], row.rev);
    assert.deepEqual(stored['received'], row.received);
    assert.deepEqual(stored['body'], doc.body);
  });

  test('answers one row a document, in order, whatever becomes of the others', async () => {
    const good = message();
    const other = message({ author: people.stranger });
    const wrong = message({ body: { text: 'x' } });
    const last = absence('2026-11-25');
    const rows = await push(
      good,
      other,
      7,
      null,
      wrong,
      { _id: '_design/x' },
      { _id: 'a b' },
      last,
    );
    assert.deepEqual(
      rows.map(({ id }) => id),
      [good._id, other._id, '', '', wrong._id, '', '', last._id],
    );
    assert.deepEqual(
      rows.map((row) => ('ok' in row ? 'ok' : row.error)),
      [
        'ok',
        'forbidden',
        'forbidden',
        'forbidden',
        'forbidden',
        'forbidden',
        'forbidden',
        'ok',
      ],
    );
    assert.equal(reasonOf(rows[1]), 'wrong-author /author');
    assert.equal(reasonOf(rows[2]), 'wrong-form /_id');
  });

  test('refuses what is not the parent’s to write', async () => {
    const due = {
      _id: 'due:302000000000000018',
      type: 'due',
      v: 1,
      at: '2026-11-23T08:00:00.000Z',
      family: people.family,
      body: {},
    };
    const cases: [object, RegExp][] = [
      [message({ family: people.otherFamily }), /^wrong-family/],
      [
        absence('2026-11-26', {
          child: people.otherChild,
          _id: `absence:${people.otherChild}:canteen:2026-11-26`,
        }),
        /^not-your-child/,
      ],
      [
        message({
          body: {
            ...message().body,
            from: { side: 'office', name: 'Ufficio' },
          },
        }),
        /^not-allowed/,
      ],
      [due, /^not-yours-to-write/],
      [
        { ...(await server.read(database, `family:${people.family}`)) },
        /^not-yours-to-write/,
      ],
      [{ ...message(), type: 'account' }, /^unknown-type/],
      [
        {
          ...message(),
          _attachments: {
            'x.html': { data: 'PGI+', content_type: 'text/html' },
          },
        },
        /^unknown-field \/_attachments/,
      ],
      [
        { ...message(), _revisions: { start: 9, ids: ['abc'] } },
        /^unknown-field \/_revisions/,
      ],
      [{ ...message(), extra: 1 }, /^unknown-field \/extra/],
      [
        {
          ...message(),
          __proto__: { polluted: true },
          body: { ...message().body, text: 'x'.repeat(5001) },
        },
        /^too-long \/body\/text/,
      ],
      [
        message({ body: { ...message().body, text: 'x'.repeat(300_000) } }),
        /^too-long$/,
      ],
    ];
    for (const [doc, reason] of cases) {
      const [row] = await push(doc);
      assert.match(
        reasonOf(row) ?? '',
        reason,
        JSON.stringify(doc).slice(0, 80),
      );
      const id = (doc as { _id: string })._id;
      const stored = await server.read(database, id);
      assert.ok(
        stored['error'] === 'not_found' || id.startsWith('family:'),
        id,
      );
    }
  });

  test('refuses deletions and edits of what was received', async () => {
    const doc = message();
    const [row] = await push(doc);
    assert.ok(row && 'ok' in row);
    const [gone] = await push({ _id: doc._id, _rev: row.rev, _deleted: true });
    assert.equal(reasonOf(gone), 'not-deletable');
    const [edited] = await push({
      ...doc,
      _rev: row.rev,
      body: { ...doc.body, text: 'Altro' },
    });
    assert.equal(reasonOf(edited), 'not-editable');
    const stored = await server.read(database, doc._id);
    assert.equal(stored['_rev'], row.rev);
  });

  test('answers the same again when its answer was lost, with the first receipt', async () => {
    const doc = message();
    const [first] = await push(doc);
    const [again] = await push(doc);
    assert.deepEqual(again, first);
    const twice = message();
    const both = await Promise.all([push(twice), push(twice)]);
    assert.deepEqual(both[0], both[1]);
  });

  test('gives what stands to an edit made from another state', async () => {
    const doc = absence('2026-12-01');
    const [first] = await push(doc);
    assert.ok(first && 'ok' in first);
    const withdrawn = {
      ...doc,
      _rev: first.rev,
      body: { ...doc.body, withdrawn: true },
    };
    const [second] = await push(withdrawn);
    assert.ok(second && 'ok' in second);
    assert.match(second.rev, /^2-/);
    for (const base of [first.rev, undefined, '9-abc']) {
      const [row] = await push({
        ...doc,
        ...(base && { _rev: base }),
        body: { ...doc.body, cause: 'holiday' },
      });
      assert.ok(
        row && 'error' in row && row.error === 'conflict',
        String(base),
      );
      assert.equal(row.doc?._rev, second.rev);
      assert.deepEqual(row.doc.body, withdrawn.body);
    }
    const [merged] = await push({
      ...doc,
      _rev: second.rev,
      body: { ...doc.body, cause: 'holiday' },
    });
    assert.ok(merged && 'ok' in merged);
  });

  test('takes back what the server lost, though it was edited from a revision that is gone', async () => {
    const [row] = await push({
      ...absence('2026-12-02'),
      _rev: '3-00000000000000000000000000000000',
    });
    assert.ok(row && 'ok' in row);
    assert.match(row.rev, /^1-/);
  });

  test('lets one of two edits of a document in one push through', async () => {
    const doc = absence('2026-12-03');
    const rows = await push(
      doc,
      { ...doc, body: { ...doc.body, cause: 'family' } },
      doc,
    );
    assert.deepEqual(
      rows.map((row) => ('ok' in row ? 'ok' : row.error)),
      ['ok', 'conflict', 'conflict'],
    );
    assert.ok(rows[1] && 'doc' in rows[1] && rows[1].doc?._rev);
  });

  test('tells CouchDB’s own refusal of a document as a refusal', async () => {
    const doc = message();
    server.proxy.rule(({ path }) =>
      path.endsWith('/_bulk_docs')
        ? {
            do: 'answer',
            status: 201,
            type: 'application/json',
            body: JSON.stringify([
              { id: doc._id, error: 'forbidden', reason: 'wrong-key /_id' },
            ]),
          }
        : { do: 'pass' },
    );
    assert.equal(reasonOf((await push(doc))[0]), 'wrong-key /_id');
    server.proxy.rule(({ path }) =>
      path.endsWith('/_bulk_docs')
        ? {
            do: 'answer',
            status: 201,
            type: 'application/json',
            body: JSON.stringify([
              {
                id: doc._id,
                error: 'forbidden',
                reason: 'something of its own',
              },
            ]),
          }
        : { do: 'pass' },
    );
    assert.equal(reasonOf((await push(doc))[0]), 'not-yours-to-write');
  });

  test('says 503 when CouchDB did not write, and loses nothing when asked again', async () => {
    const docs = [message(), message()];
    const troubles = [
      { do: 'refuse' },
      { do: 'answer', status: 500, type: 'application/json', body: '{}' },
      {
        do: 'answer',
        status: 201,
        type: 'application/json',
        body: JSON.stringify(
          docs.map(({ _id }) => ({ id: _id, error: 'internal_server_error' })),
        ),
      },
      // Written, though nobody hears of it.
      { do: 'lose-answer' },
    ] as const;
    for (const trouble of troubles) {
      server.proxy.rule(({ path }) =>
        path.endsWith('/_bulk_docs') ? trouble : { do: 'pass' },
      );
      const response = await send({ docs });
      assert.equal(response.status, 503, trouble.do);
      assert.equal(response.headers.get('retry-after'), '5');
    }
    server.proxy.rule(undefined);
    const rows = await push(...docs);
    assert.ok(rows.every((row) => 'ok' in row && row.rev.startsWith('1-')));
  });

  test('refuses requests that are no push, as a whole', async () => {
    const { _id } = message();
    const bodies: [unknown, number][] = [
      ['{"docs":[', 400],
      ['', 400],
      ['"x"', 400],
      [[], 400],
      [{}, 400],
      [{ docs: {} }, 400],
      [{ docs: [], new_edits: false }, 400],
      [{ docs: [], all_or_nothing: true }, 400],
      [{ docs: Array.from({ length: 101 }, () => ({ _id })) }, 413],
      [`{"docs":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`, 400],
      [{ docs: [message({ body: 'x'.repeat(10_000_000) })] }, 413],
    ];
    for (const [body, status] of bodies) {
      const response = await send(body);
      assert.equal(response.status, status, JSON.stringify(body).slice(0, 60));
      assert.equal(
        typeof ((await response.json()) as { error: unknown }).error,
        'string',
      );
    }
    assert.deepEqual(await push(), []);
  });

  test('counts the bytes of a packed body after unpacking', async () => {
    const packed = (body: object) =>
      fetch(`${server.url}/sync/family/_bulk_docs`, {
        method: 'POST',
        headers: {
          cookie,
          'portal-app': '1',
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body: gzipSync(JSON.stringify(body)),
      });
    assert.equal((await packed({ docs: [message()] })).status, 200);
    assert.equal(
      (await packed({ docs: ['x'.repeat(20_000_000)] })).status,
      413,
    );
  });

  test('takes pushes from the family’s own parents only', async () => {
    const doc = message();
    assert.equal((await send({ docs: [doc] }, '')).status, 401);
    assert.equal(
      (await send({ docs: [doc] }, await server.signIn('ufficio'))).status,
      404,
    );
    const other = await send({ docs: [doc] }, await server.signIn('bea.altra'));
    const [row] = (await other.json()) as PushRow[];
    assert.match(reasonOf(row) ?? '', /^wrong-family/);
    assert.equal((await server.read(database, doc._id))['error'], 'not_found');
    for (const path of [
      '/sync/town/_bulk_docs',
      '/sync/family/_bulk_docs?new_edits=false',
      '/sync/family/_bulk_docs/',
    ])
      assert.equal(
        (await post(server.url, path, { docs: [doc] }, cookie)).status,
        404,
        path,
      );
    const forged = await post(
      server.url,
      '/sync/family/_bulk_docs',
      { docs: [doc] },
      cookie,
      { 'portal-app': '0' },
    );
    assert.equal(forged.status, 403);
  });

  test('logs nothing of what parents write', () => {
    for (const word of [
      'domanda',
      'Menu',
      people.parent,
      people.child,
      people.family,
      'message:e0',
    ])
      assert.ok(!server.logged().includes(word), word);
  });
});
