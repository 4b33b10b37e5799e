import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, suite, test } from 'node:test';
import { compileDesigns } from './design/compile.ts';
import { securityOf } from './model/databases.ts';
import { ensureDatabase, pushAll, type Designs } from './push.ts';

const family = 'f0000000-0000-4000-8000-000000000001';

interface Database {
  security: unknown;
  docs: Map<string, { _id: string; _rev: string }>;
}

/** The few calls of CouchDB that pushing needs, and a record of what was written. */
function fakeCouch() {
  const databases = new Map<string, Database>();
  const writes: string[] = [];
  const fake = { databases, writes, conflicts: 0, down: false, page: false };
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const [status, answer] = fake.page ? [200] : respond(request, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(fake.page ? '<html>' : JSON.stringify(answer));
    });
  });
  function respond(request: IncomingMessage, body: unknown): [number, unknown] {
    if (fake.down) return [500, { error: 'internal', reason: 'away' }];
    const url = new URL(request.url ?? '', 'http://localhost');
    const [, name = '', ...rest] = url.pathname.split('/');
    const path = rest.join('/');
    const database = databases.get(name);
    const put = request.method === 'PUT';
    if (put && !path) {
      if (database) return [412, { error: 'file_exists' }];
      databases.set(name, { security: {}, docs: new Map() });
      writes.push(name);
      return [201, { ok: true }];
    }
    if (name === '_all_dbs') return [200, [...databases.keys()]];
    if (!database) return [404, { error: 'not_found' }];
    if (path === '_security') {
      if (!put) return [200, database.security];
      database.security = body;
    } else if (path === '_all_docs') {
      const rows = [...database.docs.values()];
      return [200, { rows: rows.map((doc) => ({ id: doc._id, doc })) }];
    } else {
      const old = database.docs.get(path);
      const next = body as { _id: string; _rev?: string };
      if (fake.conflicts > 0 || old?._rev !== next._rev) {
        fake.conflicts -= 1;
        return [409, { error: 'conflict' }];
      }
      const number = Number(old?._rev.split('-')[0] ?? 0) + 1;
      database.docs.set(path, { ...next, _rev: `${number}-x` });
    }
    writes.push(`${name}/${path}`);
    return [201, { ok: true }];
  }
  return { fake, server };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text ? JSON.parse(text) : undefined;
}

suite('push', () => {
  const { fake, server } = fakeCouch();
  let admin = { url: '', headers: { authorization: 'Basic YTpi' } };
  let designs: Designs;

  before(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    admin = { ...admin, url: `http://127.0.0.1:${port}/` };
    designs = await compileDesigns();
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    fake.databases.clear();
    fake.writes.length = 0;
    fake.conflicts = 0;
    fake.down = false;
    fake.page = false;
  });

  test('makes every database with its rules before it lets anybody in', async () => {
    await pushAll(admin, { schools: ['gulli'], families: [family], designs });
    assert.deepEqual([...fake.databases.keys()].sort(), [
      '_global_changes',
      `family-${family}`,
      'portal',
      'registry',
      'school-gulli',
      'town',
    ]);
    const name = `family-${family}`;
    assert.deepEqual(fake.databases.get(name)?.security, securityOf(name));
    const order = fake.writes.filter((one) => one.startsWith('registry'));
    assert.deepEqual(order, [
      'registry',
      'registry/_design/validate',
      'registry/_design/by',
      'registry/_design/guardians',
      'registry/_security',
    ]);
  });

  test('writes nothing when everything is as it should be', async () => {
    const places = { schools: ['gulli'], families: [family], designs };
    await pushAll(admin, places);
    fake.writes.length = 0;
    await pushAll(admin, places);
    assert.deepEqual(fake.writes, []);
  });

  test('brings databases up to date that it was not told of', async () => {
    const name = `family-${family}`;
    fake.databases.set(name, { security: {}, docs: new Map() });
    fake.databases.set('theirs', { security: {}, docs: new Map() });
    await pushAll(admin, { schools: [], families: [], designs });
    assert.deepEqual(fake.databases.get(name)?.security, securityOf(name));
    assert.ok(!fake.writes.some((one) => one.startsWith('theirs')));
  });

  test('replaces an older design document and leaves those of others alone', async () => {
    await ensureDatabase(admin, 'town', designs);
    const docs = fake.databases.get('town')?.docs;
    docs?.set('_design/validate', { _id: '_design/validate', _rev: '7-old' });
    docs?.set('_design/theirs', { _id: '_design/theirs', _rev: '1-theirs' });
    fake.writes.length = 0;
    await ensureDatabase(admin, 'town', designs);
    assert.deepEqual(fake.writes, ['town/_design/validate']);
    assert.equal(docs?.get('_design/validate')?._rev, '8-x');
    assert.equal(docs.get('_design/theirs')?._rev, '1-theirs');
  });

  test('tries again when another process writes the same design document', async () => {
    fake.conflicts = 2;
    await ensureDatabase(admin, 'town', designs);
    assert.equal(fake.databases.get('town')?.docs.size, designs.town.length);
  });

  test('gives up on a design document that keeps being changed', async () => {
    fake.conflicts = 99;
    await assert.rejects(ensureDatabase(admin, 'town', designs), /keep being/);
  });

  test('tells what the server refused', async () => {
    fake.down = true;
    await assert.rejects(ensureDatabase(admin, 'town', designs), {
      code: 'push-refused',
      status: 500,
    });
  });

  test('does not take a page of a proxy for an answer of CouchDB', async () => {
    fake.page = true;
    await assert.rejects(ensureDatabase(admin, 'town', designs), {
      code: 'push-refused',
      status: 200,
    });
  });

  test('refuses a name that is not ours without asking the server', async () => {
    await assert.rejects(ensureDatabase(admin, '_users', designs), RangeError);
    assert.deepEqual(fake.writes, []);
  });
});
