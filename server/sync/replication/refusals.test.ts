import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { compileDesigns } from '../../../couch/design/compile.ts';
import { ensureDatabase } from '../../../couch/push.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../../tests/support/distribution-rig.ts';
import {
  childDoc,
  familyIdOf,
  rollCallOn,
} from '../../../tests/support/household.ts';
import {
  account,
  staffSide,
  type StaffSide,
} from '../../../tests/support/staff-side.ts';
import { until } from '../../../tests/support/until.ts';

const family = `family-${familyIdOf(1)}`;

suite('the staff side refuses', () => {
  let rig: DistributionRig;
  let side: StaffSide;
  before(async () => {
    rig = await distributionRig();
    side = await staffSide(rig, { recheckMs: 200 });
    side.accounts.set('ufficio', account('ufficio', 'staff'));
    side.accounts.set('collega', account('collega', 'staff'));
    side.accounts.set('gulli', account('gulli', 'school:gulli'));
    side.accounts.set('genitore', account('genitore'));
    const designs = await compileDesigns();
    for (const name of ['school-gulli', 'school-rodari', family])
      await ensureDatabase(rig.couch.admin, name, designs);
    await rig.write('registry', childDoc(1));
  });
  after(async () => {
    await side.close();
    await rig.close();
  });

  const denied: [method: string, path: string, body?: unknown][] = [
    ['PUT', ''],
    ['DELETE', ''],
    ['POST', '', childDoc(9)],
    ['GET', '/_security'],
    ['PUT', '/_security', {}],
    ['GET', '/_design/validate'],
    ['PUT', '/_design/mine?new_edits=false', { _id: '_design/mine' }],
    ['GET', '/_design/by/_view/type'],
    ['GET', '/_design%2Fvalidate'],
    ['POST', '/_find', { selector: {} }],
    ['POST', '/_explain', { selector: {} }],
    ['GET', '/_index'],
    ['POST', '/_index', { index: { fields: ['type'] } }],
    ['POST', '/_purge', {}],
    ['POST', '/_compact', {}],
    ['GET', '/_revs_limit'],
    ['PUT', '/_revs_limit', 1],
    ['GET', '/_local_docs'],
    ['POST', '/_missing_revs', {}],
    ['GET', '/_all_docs'],
    ['POST', '/_all_docs', { keys: [] }],
    ['GET', '/_changes?filter=_selector'],
    ['POST', '/_changes?filter=_doc_ids', { doc_ids: [] }],
    ['GET', '/_changes?filter=_view&view=by/type'],
    ['GET', '/_changes?include_docs=true'],
    ['GET', '/_changes?since=0&since=1'],
    ['GET', `/${childDoc(1)._id}?conflicts=true`],
    ['PUT', `/${childDoc(9)._id}`, childDoc(9)],
    ['DELETE', `/${childDoc(1)._id}?rev=1-a`],
    ['COPY', `/${childDoc(1)._id}`],
    ['PUT', `/${childDoc(1)._id}/file?rev=1-a`, {}],
    ['DELETE', '/_local/mine'],
    ['GET', '/..%2Fportal%2F_all_docs'],
    ['GET', '/%2e%2e/portal'],
    ['GET', '/%ff'],
  ];
  for (const [method, path, body] of denied)
    test(`${method} ${path || 'the database'} as if nothing were there`, async () => {
      const init = { method, ...(body !== undefined && { body }) };
      const response = await side.ask('ufficio', `/db/registry${path}`, init);
      assert.equal(response.status, 404);
      assert.deepEqual(await response.json(), { error: 'not-found' });
    });

  for (const path of [
    '/_replicate',
    '/_all_dbs',
    '/_dbs_info',
    '/_db_updates',
    '/_node/_local/_config',
    '/_utils',
    '/_session',
    '/portal',
    '/portal/_changes',
    '/town',
    `/${family}`,
    `/${family}/_changes`,
    '/_users',
    '/school-nobody',
  ])
    test(`${path} to staff`, async () => {
      const response = await side.ask('ufficio', `/db${path}`);
      assert.equal(response.status, 404);
    });

  for (const [user, path] of [
    ['gulli', '/registry'],
    ['gulli', '/registry/_changes'],
    ['gulli', '/school-rodari'],
    ['gulli', '/school-rodari/_changes'],
    ['genitore', ''],
    ['genitore', '/registry'],
    ['genitore', `/${family}`],
  ] as const)
    test(`${path} to ${user}`, async () => {
      const response = await side.ask(user, `/db${path}`);
      assert.equal(response.status, 404);
    });

  test('whoever gives no or wrong credentials, and says how they are given', async () => {
    for (const user of [undefined, 'nobody']) {
      const response = await side.ask(user, '/db/registry');
      assert.equal(response.status, 401);
      assert.match(response.headers.get('www-authenticate') ?? '', /^Basic /);
    }
  });

  test('a browser that another site sends', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const response = await side.ask('ufficio', '/db/registry', { headers });
    assert.equal(response.status, 403);
  });

  test('design documents, _local ones and others’ types in _bulk_docs, row by row and in order', async () => {
    const docs = [
      { _id: '_design/mine' },
      childDoc(2),
      { _id: '_local/mine' },
      { ...rollCallOn('2026-11-10', 'gulli', {}), type: 'session' },
      { ...childDoc(3), _id: 'child:x' },
    ];
    const response = await side.ask('ufficio', '/db/registry/_bulk_docs', {
      method: 'POST',
      body: { docs },
    });
    const rows = (await response.json()) as {
      id: string;
      ok?: boolean;
      error?: string;
    }[];
    assert.deepEqual(
      rows.map(({ id, error }) => [id, error]),
      [
        ['_design/mine', 'forbidden'],
        [childDoc(2)._id, undefined],
        ['_local/mine', 'forbidden'],
        [rollCallOn('2026-11-10', 'gulli', {})._id, 'forbidden'],
        ['child:x', 'forbidden'],
      ],
    );
    assert.ok(await rig.read('registry', childDoc(2)._id));
  });

  test('a forged revision beyond what the role may write', async () => {
    const forged = {
      ...rollCallOn('2026-11-11', 'rodari', {}),
      _rev: '9-abcdefabcdefabcdefabcdefabcdefab',
      _revisions: { start: 9, ids: ['abcdefabcdefabcdefabcdefabcdefab'] },
    };
    const response = await side.ask('gulli', '/db/school-gulli/_bulk_docs', {
      method: 'POST',
      body: { docs: [forged], new_edits: false },
    });
    const [row] = (await response.json()) as { error?: string }[];
    assert.equal(row?.error, 'forbidden');
    assert.deepEqual(await rig.inventory('school-gulli'), {});
  });

  test('what is too large: a document as a row, a body as a whole', async () => {
    const large = { ...childDoc(7), body: { text: 'x'.repeat(300_000) } };
    const response = await side.ask('ufficio', '/db/registry/_bulk_docs', {
      method: 'POST',
      body: { docs: [large] },
    });
    const [row] = (await response.json()) as { error?: string }[];
    assert.equal(row?.error, 'too_large');
    const whole = await side.ask('ufficio', '/db/registry/_bulk_docs', {
      method: 'POST',
      body: { docs: [{ text: 'x'.repeat(5_000_000) }] },
    });
    assert.equal(whole.status, 413);
  });

  test('malformed and odd bodies with a reason, and goes on', async () => {
    for (const body of [
      [],
      'text',
      { docs: {} },
      { docs: [1] },
      { docs: [], new_edits: 1 },
    ]) {
      const response = await side.ask('ufficio', '/db/registry/_bulk_docs', {
        method: 'POST',
        body,
      });
      assert.equal(response.status, 400, JSON.stringify(body));
    }
    const doc = { ...childDoc(8), note: 'Città' };
    const latin = await fetch(`${side.url}/db/registry/_bulk_docs`, {
      method: 'POST',
      headers: {
        ...side.headers('ufficio'),
        'content-type': 'application/json',
      },
      body: Buffer.from(JSON.stringify({ docs: [doc] }), 'latin1'),
    });
    assert.equal(latin.status, 400);
    assert.match(await latin.text(), /not UTF-8/);
  });

  test('_bulk_get of a design document: it is missing, the others are there', async () => {
    const response = await side.ask(
      'ufficio',
      '/db/registry/_bulk_get?revs=true',
      {
        method: 'POST',
        body: { docs: [{ id: '_design/validate' }, { id: childDoc(1)._id }] },
      },
    );
    const text = await response.text();
    assert.match(text, /not_found/);
    assert.match(text, /Bimbo 1/);
    assert.doesNotMatch(text, /validate_doc_update/);
  });

  test('one account another’s checkpoint, which keeps its own name', async () => {
    const path = '/db/registry/_local/abc.D_e';
    const put = await side.ask('ufficio', path, {
      method: 'PUT',
      body: { _id: '_local/abc.D_e', last_seq: 7 },
    });
    assert.equal(put.status, 201);
    assert.equal(((await put.json()) as { id: string }).id, '_local/abc.D_e');
    assert.equal((await side.ask('collega', path)).status, 404);
    const own = (await (await side.ask('ufficio', path)).json()) as Record<
      string,
      unknown
    >;
    assert.equal(own['_id'], '_local/abc.D_e');
    assert.equal(own['last_seq'], 7);
    const direct = await fetch(`${rig.couch.url}/registry/_local/abc.D_e`, {
      headers: rig.couch.admin.headers,
    });
    assert.equal(direct.status, 404);
  });

  test('a feed within a second of its account being disabled, and the next request at once', async () => {
    for (const feed of ['continuous', 'longpoll']) {
      side.accounts.set('ufficio', account('ufficio', 'staff'));
      const response = await side.ask(
        'ufficio',
        `/db/registry/_changes?feed=${feed}&since=now&heartbeat=1000`,
      );
      assert.equal(response.status, 200);
      const ended = response.text().then(
        () => true,
        () => true,
      );
      side.accounts.delete('ufficio');
      const start = Date.now();
      await until('the feed has ended', () => ended, 1500);
      assert.ok(Date.now() - start < 1000);
      assert.equal((await side.ask('ufficio', '/db/registry')).status, 401);
    }
    side.accounts.set('ufficio', account('ufficio', 'staff'));
  });

  test('a tool whose role is taken away its feed, though it may still sign in', async () => {
    // It has answered before there was anything to tell, or it could not be watched.
    const response = await side.ask(
      'collega',
      '/db/registry/_changes?feed=continuous&since=now',
      { signal: AbortSignal.timeout(5000) },
    );
    const ended = response.text().then(
      () => true,
      () => true,
    );
    side.accounts.set('collega', account('collega', 'school:gulli'));
    await until('the feed has ended', () => ended, 1500);
  });
});
