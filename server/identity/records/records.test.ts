import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { portal, portalRole } from '#model/databases.ts';
import { compileDesigns } from '../../../couch/design/compile.ts';
import { ensureDatabase } from '../../../couch/push.ts';
import {
  embeddedCouch,
  type TestEmbedded,
} from '../../../tests/support/couch.ts';
import { documentsAt } from '../../couch/documents-at.ts';
import type { Documents } from '../../couch/documents.ts';
import { pruneRecords } from './prune-records.ts';
import { recordPrefix, recordsIn, type Exchange } from './records.ts';

const secret = 'una-chiave-di-prova-lunga-32-caratteri';
const exchange: Exchange = {
  scheme: 'spid',
  request: '<AuthnRequest/>',
  answer: '<Response>TINIT-PRVDAA80A41H501X</Response>',
  facts: { requestId: '_1', responseId: '_2' },
};

suite('records of sign-ins', () => {
  let couch: TestEmbedded;
  let own: Documents;
  const at = new Date('2026-11-23T08:00:00Z');
  const records = (time = at, key = secret) => recordsIn(own, key, () => time);

  before(async () => {
    couch = await embeddedCouch();
    await ensureDatabase(couch.admin, portal, await compileDesigns());
    const documents = documentsAt(couch.url, couch.jwt);
    own = documents({ role: portalRole, sub: portalRole }, portal);
  });
  after(() => couch.close());

  test('give back what was kept, and when', async () => {
    const id = await records().keep(exchange);
    assert.deepEqual(await records().read(id), {
      ...exchange,
      at: at.toISOString(),
    });
    assert.equal(
      await records().read('2026-11-23T08:00:00.000Z:none'),
      undefined,
    );
  });

  test('show who reads the database nothing of what was said', async () => {
    const id = await records().keep(exchange);
    const stored = JSON.stringify(await own.get(recordPrefix + id));
    for (const said of ['AuthnRequest', 'PRVDAA80A41H501X', '_1'])
      assert.ok(!stored.includes(said));
  });

  test('cannot be read with another key, or passed off as another', async () => {
    const id = await records().keep(exchange);
    await assert.rejects(records(at, `${secret}!`).read(id));
    const kept = await own.get<{ sealed: string }>(recordPrefix + id);
    const other = `${at.toISOString()}:other`;
    await own.put({
      ...kept,
      _id: recordPrefix + other,
      _rev: undefined,
    } as never);
    await assert.rejects(records().read(other));
  });

  test('can be neither changed nor taken away by the portal itself', async () => {
    const id = await records().keep(exchange);
    const kept = await own.get<object>(recordPrefix + id);
    assert.ok(kept);
    await assert.rejects(own.put({ ...kept, sealed: 'AAAA' } as never));
    await assert.rejects(own.remove(kept));
    assert.ok(await records().read(id));
  });

  test('go for good after 24 months, and no day before', async () => {
    const month = (year: number, day: number) =>
      new Date(Date.UTC(year, 4, day, 12));
    const old = await records(month(2024, 1)).keep(exchange);
    const young = await records(month(2024, 3)).keep(exchange);
    assert.equal(await pruneRecords(couch.admin, month(2026, 2)), 1);
    assert.equal(await records().read(old), undefined);
    assert.ok(await records().read(young));
    const history = await fetch(
      `${couch.url}/${portal}/${encodeURIComponent(recordPrefix + old)}?open_revs=all`,
      { headers: { ...couch.admin.headers, accept: 'application/json' } },
    );
    assert.ok(!(await history.text()).includes('sealed'));
  });
});
