import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
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

  test('stay small: there is one in every family’s database', async () => {
    assert.ok((await compileFunction('validate.ts')).length < 18_000);
  });

  test('hold no syntax that CouchDB’s parser does not know', () => {
    assert.throws(() => spidermonkey('(function (a) { return a?.b; })'));
    assert.throws(() => spidermonkey('(function (a) { return a ?? 1; })'));
    assert.throws(() => spidermonkey('(function (a) { return { ...a }; })'));
  });
});
