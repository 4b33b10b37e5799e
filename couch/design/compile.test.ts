import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { compileDesigns, compileFunction } from './compile.ts';
import { guardians } from './guardians.ts';
import { spidermonkey } from '../../tests/support/engines/spidermonkey.ts';

suite('compiled design documents', () => {
  test('are the same at every compilation, so that pushing again writes nothing', async () => {
    assert.deepEqual(await compileDesigns(), await compileDesigns());
  });

  test('put the rules into every kind of database', async () => {
    for (const docs of Object.values(await compileDesigns()))
      assert.match(docs[0]?.validate_doc_update ?? '', /^\(function \(\) \{/);
  });

  test('index the registry by what is asked of it', async () => {
    const { registry } = await compileDesigns();
    const index = registry.find((doc) => doc.language === 'query');
    assert.deepEqual(Object.keys(index?.views ?? {}), [
      'child',
      'family',
      'type',
    ]);
    const byType = index?.views?.['type'];
    assert.ok(byType && 'options' in byType);
    assert.deepEqual(byType.options.def.fields, ['type']);
  });

  test('map guardians and delegates in what CouchDB’s parser knows', () => {
    const views = Object.values(guardians.views ?? {});
    assert.equal(views.length, 3);
    for (const { map } of views) {
      assert.ok(typeof map === 'string');
      spidermonkey(`(${map})`);
    }
  });

  test('map people by the words of their names, in what CouchDB’s parser knows', async () => {
    const { registry } = await compileDesigns();
    const people = registry.find(({ _id }) => _id === '_design/people');
    const { map } = people?.views?.['byName'] ?? {};
    assert.ok(typeof map === 'string');
    spidermonkey(map);
    const emitted: unknown[] = [];
    const emit = (...row: unknown[]) => emitted.push(row);
    const byName = runInNewContext(map, { emit }) as (doc: object) => void;
    const members = [
      { person: 'p1', givenName: 'Zoë', familyName: 'D’Angelo' },
      { person: 'p2', givenName: 'Rosa', familyName: 'Rosa' },
    ];
    byName({ type: 'family', body: { members } });
    byName({ type: 'child', body: { givenName: 'Nino' } });
    byName({ type: 'family' });
    assert.deepEqual(JSON.parse(JSON.stringify(emitted)), [
      ['d', ['p1', 'd angelo zoe dangelo']],
      ['angelo', ['p1', 'd angelo zoe dangelo']],
      ['zoe', ['p1', 'd angelo zoe dangelo']],
      ['dangelo', ['p1', 'd angelo zoe dangelo']],
      ['rosa', ['p2', 'rosa']],
    ]);
  });

  test('stay small: there is one in every family’s database', async () => {
    assert.ok((await compileFunction('validate.ts')).length < 18_000);
  });

  test('hold no syntax that CouchDB’s parser does not know', () => {
    assert.throws(() => spidermonkey('(function (a) { return a?.b; })'));
    assert.throws(() => spidermonkey('(function (a) { return a ?? 1; })'));
    assert.throws(() => spidermonkey('(function (a) { return { ...a }; })'));
  });
});
