import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { databaseOf } from '#model/databases.ts';
import { compileDesigns } from '../design/compile.ts';
import { startEmbedded, type Embedded } from '../embedded/main.ts';
import { pushAll, type Designs } from '../push.ts';
import { copiesOf } from './copies.ts';
import { loadDemo } from './load.ts';
import { demoTown } from './town.ts';

const town = demoTown({ seed: 1, families: 3, today: '2026-11-23' });
const headers = {
  authorization: `Basic ${Buffer.from('admin:secret').toString('base64')}`,
};

suite('demo town on the embedded CouchDB', () => {
  let dir = '';
  let designs: Designs;
  let server: Embedded;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'demo-town-'));
    designs = await compileDesigns();
    server = await startEmbedded({
      dir,
      admin: { name: 'admin', password: 'secret' },
      jwt: { kid: 'test', secret: 'x'.repeat(32) },
    });
  });
  after(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  test('the rules accept every document, and files come back as they were', async () => {
    const admin = { url: server.url, headers };
    const { schools, families } = town;
    await pushAll(admin, { schools, families, designs });
    await loadDemo(admin, town, { designs });
    for (const [name, docs] of copiesOf(town)) {
      const answer = await fetch(`${server.url}/${name}/_all_docs`, {
        headers,
      });
      const { rows } = (await answer.json()) as {
        rows: { id: string; value: { rev: string } }[];
      };
      const stored = new Map(rows.map(({ id, value }) => [id, value.rev]));
      for (const { _id, _rev } of docs)
        assert.equal(stored.get(_id), _rev, `${name} ${_id}`);
    }
    for (const [id, files] of town.attachments)
      for (const { name, contentType, data } of files) {
        const answer = await fetch(`${server.url}/town/${id}/${name}`, {
          headers,
        });
        assert.equal(answer.headers.get('content-type'), contentType);
        assert.deepEqual(Buffer.from(await answer.arrayBuffer()), data);
      }
  });

  test('a town that is there already gets new rules in every database, and nothing else', async () => {
    const admin = { url: server.url, headers };
    const newer = Object.fromEntries(
      Object.entries(designs).map(([kind, docs]) => [
        kind,
        docs.map((doc) => ({ ...doc, validate_doc_update: 'function () {}' })),
      ]),
    ) as Designs;
    const names = [...copiesOf(town).keys()];
    const read = async (name: string, path = '') =>
      (await (
        await fetch(`${server.url}/${name}${path}`, { headers })
      ).json()) as Record<string, unknown>;
    const before = await Promise.all(names.map((name) => read(name)));
    assert.equal(await loadDemo(admin, town, { designs: newer }), false);
    for (const [index, name] of names.entries()) {
      const kind = databaseOf(name)?.kind ?? 'registry';
      const [{ _id } = { _id: '' }] = newer[kind];
      const design = await read(name, `/${_id}`);
      assert.equal(design['validate_doc_update'], 'function () {}', name);
      const { doc_count } = await read(name);
      assert.equal(doc_count, before[index]?.['doc_count'], name);
    }
  });
});
