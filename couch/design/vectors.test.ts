import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { compileFunction } from './compile.ts';
import type { Engine } from '../../tests/support/engines/engine.ts';
import { judged } from '../../tests/support/engines/judged.ts';
import { quickjs } from '../../tests/support/engines/quickjs.ts';
import { spidermonkey } from '../../tests/support/engines/spidermonkey.ts';
import { vectors } from './vectors.ts';
import { ids } from './vectors/samples.ts';

suite('the rules, the same in every place', () => {
  let engines: Record<string, Engine>;
  let close: () => void;

  before(async () => {
    const source = await compileFunction('validate.ts');
    const other = await quickjs(source);
    close = other.close;
    engines = {
      judge: judged(),
      'judge, children known': judged([ids.child]),
      SpiderMonkey: spidermonkey(source),
      QuickJS: other.engine,
    };
  });
  after(() => {
    close();
  });

  for (const vector of vectors)
    test(vector.name, () => {
      for (const [name, engine] of Object.entries(engines))
        assert.equal(engine(vector), vector.refused, name);
    });

  test('no two vectors have one name', () => {
    assert.equal(new Set(vectors.map((one) => one.name)).size, vectors.length);
  });
});
