import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { familyDatabase } from '#model/databases.ts';
import type { PushRow } from '#model/phone-protocol.ts';
import { absence, message } from '../../../tests/support/parent-docs.ts';
import {
  parentSide,
  reasonOf,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import { people, post } from '../../../tests/support/test-server.ts';

const database = familyDatabase(people.family);
suite('refused pushes', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());

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
        { ...(await side.read(database, `family:${people.family}`)) },
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
      const [row] = await side.push(doc);
      assert.match(reasonOf(row), reason, JSON.stringify(doc).slice(0, 80));
      const id = (doc as { _id: string })._id;
      const stored = await side.read(database, id);
      assert.ok(
        stored['error'] === 'not_found' || id.startsWith('family:'),
        id,
      );
    }
  });

  test('refuses deletions and edits of what was received', async () => {
    const doc = message();
    const [row] = await side.push(doc);
    assert.ok(row && 'ok' in row);
    const [gone] = await side.push({
      _id: doc._id,
      _rev: row.rev,
      _deleted: true,
    });
    assert.equal(reasonOf(gone), 'not-deletable');
    const [edited] = await side.push({
      ...doc,
      _rev: row.rev,
      body: { ...doc.body, text: 'Altro' },
    });
    assert.equal(reasonOf(edited), 'not-editable');
    const stored = await side.read(database, doc._id);
    assert.equal(stored['_rev'], row.rev);
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
      const response = await side.send(body);
      assert.equal(response.status, status, JSON.stringify(body).slice(0, 60));
      assert.equal(
        typeof ((await response.json()) as { error: unknown }).error,
        'string',
      );
    }
    assert.deepEqual(await side.push(), []);
  });

  test('refuses bytes that are no UTF-8, and stores every letter that is', async () => {
    const marked = message({ body: { ...message().body, text: 'à ½ \ufffd' } });
    const bytes = Buffer.from(JSON.stringify({ docs: [marked] }));
    const send = (body: Buffer) =>
      fetch(`${side.url}/sync/family/_bulk_docs`, {
        method: 'POST',
        headers: {
          cookie: side.cookie,
          'portal-app': '1',
          'content-type': 'application/json',
        },
        body: new Uint8Array(body),
      });
    for (const wrong of [[0xff], [0xc3], [0xc0, 0xaf], [0xed, 0xa0, 0x80]]) {
      const at = bytes.indexOf('½');
      const broken = [
        bytes.subarray(0, at),
        Buffer.from(wrong),
        bytes.subarray(at + 2),
      ];
      assert.equal(
        (await send(Buffer.concat(broken))).status,
        400,
        String(wrong),
      );
    }
    assert.equal((await side.read(database, marked._id))['error'], 'not_found');
    assert.equal((await send(bytes)).status, 200);
    const stored = await side.read(database, marked._id);
    assert.deepEqual(stored['body'], marked.body);
  });

  test('counts the bytes of a packed body after unpacking', async () => {
    const packed = (body: object) =>
      fetch(`${side.url}/sync/family/_bulk_docs`, {
        method: 'POST',
        headers: {
          cookie: side.cookie,
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
    assert.equal((await side.send({ docs: [doc] }, '')).status, 401);
    assert.equal(
      (await side.send({ docs: [doc] }, await side.signIn('ufficio'))).status,
      404,
    );
    const other = await side.send(
      { docs: [doc] },
      await side.signIn('bea.altra'),
    );
    const [row] = (await other.json()) as PushRow[];
    assert.match(reasonOf(row), /^wrong-family/);
    assert.equal((await side.read(database, doc._id))['error'], 'not_found');
    for (const path of [
      '/sync/town/_bulk_docs',
      '/sync/family/_bulk_docs?new_edits=false',
      '/sync/family/_bulk_docs/',
    ])
      assert.equal(
        (await post(side.url, path, { docs: [doc] }, side.cookie)).status,
        404,
        path,
      );
    const forged = await post(
      side.url,
      '/sync/family/_bulk_docs',
      { docs: [doc] },
      side.cookie,
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
      assert.ok(!side.logged().includes(word), word);
  });
});
