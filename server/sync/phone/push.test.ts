import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import { absence, message } from '../../../tests/support/parent-docs.ts';
import {
  parentSide,
  reasonOf,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import { people } from '../../../tests/support/test-server.ts';

const database = familyDatabase(people.family);
suite('pushing', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());
  beforeEach(() => {
    side.proxy.rule(undefined);
  });

  test('writes and stamps when it came, whatever the phone says of that', async () => {
    const before = new Date().toISOString();
    const received = { at: '2020-01-01T00:00:00.000Z', by: 'phone' };
    const doc = message({ received });
    const [row] = await side.push(doc);
    assert.ok(row && 'ok' in row);
    assert.equal(row.received.by, 'portal');
    assert.ok(row.received.at >= before);
    const stored = await side.read(database, doc._id);
    assert.equal(stored['_rev'], row.rev);
    assert.deepEqual(stored['received'], row.received);
    assert.deepEqual(stored['body'], doc.body);
  });

  test('answers one row a document, in order, whatever becomes of the others', async () => {
    const good = message();
    const other = message({ author: people.stranger });
    const wrong = message({ body: { text: 'x' } });
    const last = absence('2026-11-25');
    const rows = await side.push(
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

  test('answers the same again when its answer was lost, with the first receipt', async () => {
    const doc = message();
    const [first] = await side.push(doc);
    const [again] = await side.push(doc);
    assert.deepEqual(again, first);
    const twice = message();
    const both = await Promise.all([side.push(twice), side.push(twice)]);
    assert.deepEqual(both[0], both[1]);
  });

  test('gives what stands to an edit made from another state', async () => {
    const doc = absence('2026-12-01');
    const [first] = await side.push(doc);
    assert.ok(first && 'ok' in first);
    const withdrawn = {
      ...doc,
      _rev: first.rev,
      body: { ...doc.body, withdrawn: true },
    };
    const [second] = await side.push(withdrawn);
    assert.ok(second && 'ok' in second);
    assert.match(second.rev, /^2-/);
    for (const base of [first.rev, undefined, '9-abc']) {
      const [row] = await side.push({
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
    const [merged] = await side.push({
      ...doc,
      _rev: second.rev,
      body: { ...doc.body, cause: 'holiday' },
    });
    assert.ok(merged && 'ok' in merged);
  });

  test('refuses what is wrong in itself, from whatever state it was made', async () => {
    const doc = absence('2026-12-04');
    const [first] = await side.push(doc);
    assert.ok(first && 'ok' in first);
    const [row] = await side.push({
      ...doc,
      body: { ...doc.body, cause: 'none' },
    });
    assert.equal(reasonOf(row), 'not-allowed /body/cause');
  });

  test('takes back what the server lost, though it was edited from a revision that is gone', async () => {
    const [row] = await side.push({
      ...absence('2026-12-02'),
      _rev: '3-00000000000000000000000000000000',
    });
    assert.ok(row && 'ok' in row);
    assert.match(row.rev, /^1-/);
  });

  test('lets one of two edits of a document in one push through', async () => {
    const doc = absence('2026-12-03');
    const rows = await side.push(
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
    side.proxy.rule(({ path }) =>
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
    assert.equal(reasonOf((await side.push(doc))[0]), 'wrong-key /_id');
    side.proxy.rule(({ path }) =>
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
    assert.equal(reasonOf((await side.push(doc))[0]), 'not-yours-to-write');
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
      side.proxy.rule(({ path }) =>
        path.endsWith('/_bulk_docs') ? trouble : { do: 'pass' },
      );
      const response = await side.send({ docs });
      assert.equal(response.status, 503, trouble.do);
      assert.equal(response.headers.get('retry-after'), '5');
    }
    side.proxy.rule(undefined);
    const rows = await side.push(...docs);
    assert.ok(rows.every((row) => 'ok' in row && row.rev.startsWith('1-')));
  });
});
