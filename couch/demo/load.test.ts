import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import type { Designs } from '../push.ts';
import { copiesOf } from './copies.ts';
import { ensureDemo } from './ensure-demo.ts';
import { loadDemo, LoadError, OtherTownError } from './load.ts';
import { loadedDemo } from './loaded-demo.ts';
import type { Revised } from './revision.ts';
import { demoTown } from './town.ts';

const designs: Designs = {
  registry: [],
  school: [],
  family: [],
  town: [],
  portal: [],
};
const town = demoTown({ seed: 1, families: 4, today: '2026-11-23' });

/** The calls of CouchDB that loading needs; documents are kept by database and id. */
class FakeCouch {
  readonly databases = new Map<string, Map<string, Revised>>();
  writes = 0;
  /** Paths of PUT and POST, in order. */
  readonly log: string[] = [];
  /** Bulk writes still let through; then the server is away. */
  lasting = Infinity;
  refusing = '';

  respond(method: string, path: string, body: unknown): [number, unknown] {
    const [name = '', ...rest] = decodeURIComponent(path.slice(1)).split('/');
    const id = rest.join('/');
    const docs = this.databases.get(name);
    if (method !== 'GET') this.log.push(`${name}/${id}`);
    if (method === 'PUT' && !id) {
      if (docs) return [412, { error: 'file_exists' }];
      this.databases.set(name, new Map());
      return [201, { ok: true }];
    }
    if (name === '_all_dbs') return [200, [...this.databases.keys()]];
    if (!docs) return [404, { error: 'not_found' }];
    if (id.startsWith('_all_docs')) return [200, { rows: [] }];
    if (id === '_bulk_docs') return this.bulk(docs, body);
    if (method === 'PUT') {
      docs.set(id, body as Revised);
      return [201, { ok: true }];
    }
    const found = docs.get(id);
    if (id === '_security') return [200, found ?? {}];
    return found ? [200, found] : [404, { error: 'not_found' }];
  }

  private bulk(docs: Map<string, Revised>, body: unknown): [number, unknown] {
    this.lasting -= 1;
    if (this.lasting < 0) return [503, { error: 'away' }];
    const pushed = body as { docs: Revised[]; new_edits: boolean };
    assert.equal(pushed.new_edits, false);
    const refused = pushed.docs.filter(({ _id }) => _id === this.refusing);
    for (const doc of pushed.docs) {
      if (docs.get(doc._id)?._rev !== doc._rev) this.writes += 1;
      docs.set(doc._id, doc);
    }
    return [
      201,
      refused.map(({ _id }) => ({
        id: _id,
        error: 'forbidden',
        reason: 'missing /body',
      })),
    ];
  }
}

suite('loading the demo town', () => {
  let couch = new FakeCouch();
  const admin = { url: '', headers: { authorization: 'Basic YTpi' } };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const [status, answer] = couch.respond(
        request.method ?? '',
        request.url?.split('?')[0] ?? '',
        text ? JSON.parse(text) : undefined,
      );
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });

  before(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    admin.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(() => {
    couch = new FakeCouch();
  });

  test('every database gets its documents, and progress ends at the total', async () => {
    const seen: [number, number][] = [];
    const loaded = await loadDemo(admin, town, {
      designs,
      onProgress: (...progress) => seen.push(progress),
    });
    assert.equal(loaded, true);
    const copies = copiesOf(town);
    let total = 0;
    for (const [name, docs] of copies) {
      total += docs.length;
      for (const { _id, _rev } of docs)
        assert.equal(couch.databases.get(name)?.get(_id)?._rev, _rev);
    }
    assert.deepEqual(seen.at(-1), [total, total]);
    assert.equal((await loadedDemo(admin))?.complete, true);
  });

  test('no database has members before its documents are there', async () => {
    await loadDemo(admin, town, { designs });
    const lastDocs = couch.log
      .map((one) => one.includes('_bulk'))
      .lastIndexOf(true);
    const firstMembers = couch.log.findIndex((one) => one.includes('_sec'));
    assert.ok(lastDocs > 0 && firstMembers > lastDocs);
  });

  test('loading again changes nothing', async () => {
    await loadDemo(admin, town, { designs });
    couch.writes = 0;
    assert.equal(await loadDemo(admin, town, { designs }), false);
    assert.equal(couch.writes, 0);
  });

  test('a load cut short is made good by the next', async () => {
    couch.lasting = 4;
    await assert.rejects(loadDemo(admin, town, { designs }));
    assert.equal((await loadedDemo(admin))?.complete, false);
    couch.lasting = Infinity;
    assert.equal(await loadDemo(admin, town, { designs }), true);
    for (const [name, docs] of copiesOf(town))
      for (const { _id } of docs)
        assert.ok(couch.databases.get(name)?.has(_id), `${name} ${_id}`);
  });

  test('a server keeps the town it has, whatever day it is started on', async () => {
    const options = { seed: 1, families: 4, today: '2026-11-23' };
    const first = await ensureDemo(admin, options, { designs });
    const next = { ...options, seed: 9, today: '2026-11-24' };
    const again = await ensureDemo(admin, next, { designs });
    assert.deepEqual(again, first);
  });

  test('another town is not mixed into the one that is there', async () => {
    await loadDemo(admin, town, { designs });
    const other = demoTown({ seed: 2, families: 4, today: '2026-11-23' });
    await assert.rejects(loadDemo(admin, other, { designs }), OtherTownError);
  });

  test('a refused document stops the load and is named', async () => {
    couch.refusing = `family:${town.families[0] ?? ''}`;
    await assert.rejects(loadDemo(admin, town, { designs }), (error) => {
      assert.ok(error instanceof LoadError);
      assert.match(
        error.message,
        new RegExp(`${couch.refusing}: missing /body`),
      );
      return true;
    });
  });

  test('files travel with their announcements', async () => {
    await loadDemo(admin, town, { designs });
    const stored = [...(couch.databases.get('town')?.values() ?? [])];
    const withFiles = stored.filter((doc) => doc._attachments);
    assert.equal(withFiles.length, town.attachments.size);
    const [name] = town.attachments.values().next().value ?? [];
    const data = stored.flatMap((doc) =>
      Object.values(doc._attachments ?? {}).map((one) => one.data),
    );
    assert.ok(name && data.includes(name.data.toString('base64')));
  });

  test('separated parents both get their child', () => {
    const copies = copiesOf(town);
    const [one, other] = town.logins
      .filter(({ scene }) => scene === 'separated')
      .map(({ family = '' }) => copies.get(familyDatabase(family)) ?? []);
    const months = (docs: readonly Revised[] = []) =>
      docs.filter(({ type }) => type === 'presences').map(({ _id }) => _id);
    assert.ok(months(one).length > 10);
    assert.deepEqual(months(one), months(other));
  });
});
