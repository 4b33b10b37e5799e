import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, type Target } from './contract.ts';

/** A database where `source` validates, open to the role `fam:1`. */
async function guarded(
  { request, database }: Target,
  source: string,
): Promise<string> {
  const path = await database(['fam:1']);
  const saved = await request('PUT', `${path}/_design/guard`, {
    body: { language: 'javascript', validate_doc_update: source },
  });
  assert.equal(saved.status, 201);
  return path;
}

contract('validate_doc_update', (couch, skip) => {
  const { request } = couch;

  test('throw({forbidden}) answers 403 with the reason', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { if (newDoc.bad) throw ({ forbidden: "no bad" }); }',
    );
    const bad = await request('PUT', `${path}/a`, { body: { bad: true } });
    assert.equal(bad.status, 403);
    assert.equal(bad.at('error'), 'forbidden');
    assert.equal(bad.at('reason'), 'no bad');
    assert.equal((await request('PUT', `${path}/a`, { body: {} })).status, 201);
  });

  test('throw({unauthorized}) answers 401', async () => {
    const path = await guarded(
      couch,
      'function () { throw ({ unauthorized: "who are you" }); }',
    );
    const answer = await request('PUT', `${path}/a`, { body: {} });
    assert.equal(answer.status, 401);
    assert.equal(answer.at('reason'), 'who are you');
  });

  test('in a batch the refused row says forbidden, the others are written', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { if (newDoc.bad) throw ({ forbidden: "no" }); }',
    );
    const docs = [{ _id: 'a' }, { _id: 'b', bad: true }, { _id: 'c' }];
    const answer = await request('POST', `${path}/_bulk_docs`, {
      body: { docs },
    });
    assert.equal(answer.at(0, 'ok'), true);
    assert.equal(answer.at(1, 'id'), 'b');
    assert.equal(answer.at(1, 'error'), 'forbidden');
    assert.equal(answer.at(1, 'reason'), 'no');
    assert.equal(answer.at(2, 'ok'), true);
  });

  test('it is given the old document, or null', async () => {
    const path = await guarded(
      couch,
      `function (newDoc, oldDoc) {
        var before = oldDoc === null ? 'null' : String(oldDoc.n);
        throw ({ forbidden: before });
      }`,
    );
    const created = await request('PUT', `${path}/a`, { body: { n: 1 } });
    assert.equal(created.at('reason'), 'null');
    await request('PUT', `${path}/_design/guard`, {
      body: {
        _rev: (await request('GET', `${path}/_design/guard`)).text('_rev'),
      },
    });
    const { text } = await request('PUT', `${path}/a`, { body: { n: 7 } });
    const source =
      'function (newDoc, oldDoc) { throw ({ forbidden: String(oldDoc.n) + oldDoc._rev }); }';
    await request('PUT', `${path}/_design/again`, {
      body: { validate_doc_update: source },
    });
    const edited = await request('PUT', `${path}/a`, {
      body: { n: 8, _rev: text('rev') },
    });
    assert.equal(edited.at('reason'), `7${text('rev')}`);
  });

  test('it is given userCtx and the security object', { skip }, async () => {
    const path = await guarded(
      couch,
      `function (newDoc, oldDoc, userCtx, secObj) {
        throw ({ forbidden: JSON.stringify([userCtx.db, userCtx.name, userCtx.roles, secObj.members.roles]) });
      }`,
    );
    const as = await couch.userToken('p1', 'fam:1');
    const answer = await request('PUT', `${path}/a`, { body: {}, as });
    const [db, ...rest] = JSON.parse(answer.text('reason')) as unknown[];
    assert.equal(typeof db, 'string');
    assert.deepEqual(rest, ['p1', ['fam:1'], ['fam:1']]);
  });

  test('it judges replicated revisions and tombstones too, and only reports the refused', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { if (newDoc.bad || newDoc._deleted) throw ({ forbidden: "no" }); }',
    );
    const docs = [
      { _id: 'a', _rev: '1-a', bad: true },
      { _id: 'b', _rev: '1-b' },
      { _id: 'c', _rev: '1-c', _deleted: true },
    ];
    const answer = await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs },
    });
    assert.deepEqual(
      answer
        .list()
        .map((row) => [row.at('id'), row.at('error')])
        .sort(),
      [
        ['a', 'forbidden'],
        ['c', 'forbidden'],
      ],
    );
    assert.equal((await request('GET', `${path}/b`)).status, 200);
    assert.equal((await request('GET', `${path}/a`)).status, 404);
  });

  test('a conflict is told as a conflict, before the function is asked', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { if (newDoc.bad) throw ({ forbidden: "no" }); }',
    );
    await request('PUT', `${path}/a`, { body: {} });
    const answer = await request('PUT', `${path}/a`, { body: { bad: true } });
    assert.equal(answer.status, 409);
  });

  test('it is not asked about _local and _design documents', async () => {
    const path = await guarded(
      couch,
      'function () { throw ({ forbidden: "never" }); }',
    );
    assert.equal(
      (await request('PUT', `${path}/_local/x`, { body: {} })).status,
      201,
    );
    assert.equal(
      (await request('PUT', `${path}/_design/y`, { body: {} })).status,
      201,
    );
    assert.equal((await request('PUT', `${path}/a`, { body: {} })).status, 403);
  });

  test('it judges an admin as anybody', async () => {
    const path = await guarded(
      couch,
      'function () { throw ({ forbidden: "all" }); }',
    );
    assert.equal((await request('PUT', `${path}/a`, { body: {} })).status, 403);
  });

  test('a changed function counts from the next write on; a deleted one no more', async () => {
    const path = await guarded(
      couch,
      'function () { throw ({ forbidden: "old" }); }',
    );
    const guard = await request('GET', `${path}/_design/guard`);
    const changed = await request('PUT', `${path}/_design/guard`, {
      body: {
        _rev: guard.text('_rev'),
        validate_doc_update: 'function () { throw ({ forbidden: "new" }); }',
      },
    });
    const answer = await request('PUT', `${path}/a`, { body: {} });
    assert.equal(answer.at('reason'), 'new');
    await request('DELETE', `${path}/_design/guard?rev=${changed.text('rev')}`);
    assert.equal((await request('PUT', `${path}/a`, { body: {} })).status, 201);
  });

  test('of several design documents each must allow it', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { if (newDoc.a) throw ({ forbidden: "first" }); }',
    );
    await request('PUT', `${path}/_design/second`, {
      body: {
        validate_doc_update:
          'function (newDoc) { if (newDoc.b) throw ({ forbidden: "second" }); }',
      },
    });
    const refusals = [{ a: 1 }, { b: 1 }, { c: 1 }].map(async (body, n) =>
      (await request('PUT', `${path}/d${n}`, { body })).at('reason'),
    );
    assert.deepEqual(await Promise.all(refusals), [
      'first',
      'second',
      undefined,
    ]);
  });

  test('a function that fails refuses the write', async () => {
    const path = await guarded(
      couch,
      'function (newDoc) { newDoc.no.such.thing(); }',
    );
    const answer = await request('PUT', `${path}/a`, { body: {} });
    assert.ok(answer.status >= 400, String(answer.status));
    assert.equal((await request('GET', `${path}/a`)).status, 404);
  });

  test('it sees isArray, toJSON and attachments as stubs', async () => {
    const path = await guarded(
      couch,
      `function (newDoc) {
        if (!isArray([1]) || typeof toJSON !== 'function') throw ({ forbidden: 'globals' });
        var f = newDoc._attachments.f;
        if (f.data || f.content_type !== 'text/plain') throw ({ forbidden: JSON.stringify(f) });
      }`,
    );
    const data = Buffer.from('x').toString('base64');
    const answer = await request('PUT', `${path}/a`, {
      body: { _attachments: { f: { content_type: 'text/plain', data } } },
    });
    assert.equal(answer.status, 201, answer.body);
  });
});
