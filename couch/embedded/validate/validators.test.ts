import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createValidators } from './validators.ts';

const candidate = (newDoc: object) => ({
  newDoc: JSON.stringify(newDoc),
  oldDoc: 'null',
  userCtx: '{"name":"a","roles":[]}',
  security: '{}',
});
const limits = { time: 100, memory: 16 * 1024 * 1024 };

suite('validators', () => {
  test('a function reaches nothing of this process', async () => {
    const validators = createValidators(limits);
    const source = `function () {
      throw ({ forbidden: [typeof process, typeof require, typeof fetch, typeof setTimeout].join() });
    }`;
    const refusal = await validators.judge([source], candidate({}));
    assert.equal(refusal?.message, 'undefined,undefined,undefined,undefined');
    validators.close();
  });

  test('a function that runs away is stopped, and others go on', async () => {
    const validators = createValidators(limits);
    const source = 'function (doc) { while (doc.loop) {} }';
    const refusal = await validators.judge([source], candidate({ loop: true }));
    assert.equal(refusal?.status, 500);
    assert.equal(await validators.judge([source], candidate({})), undefined);
    validators.close();
  });

  test('a function that keeps running away is not run any more for a while', async () => {
    const validators = createValidators(limits);
    const source = 'function (doc) { while (doc.loop) {} }';
    const loop = candidate({ loop: true });
    for (let n = 0; n < 3; n += 1) await validators.judge([source], loop);
    const start = performance.now();
    for (let n = 0; n < 100; n += 1) {
      const refusal = await validators.judge([source], loop);
      assert.equal(refusal?.status, 500);
    }
    assert.ok(performance.now() - start < limits.time);
    validators.close();
  });

  test('a function that does not compile refuses everything', async () => {
    const validators = createValidators(limits);
    for (const source of ['function (', '42', '']) {
      const refusal = await validators.judge([source], candidate({}));
      assert.equal(refusal?.status, 500, source);
    }
    validators.close();
  });

  test('more functions than are kept warm still judge right', async () => {
    const validators = createValidators(limits);
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 40; n += 1) {
        const source = `function (doc) { if (doc.n === ${n}) throw ({ forbidden: 'n${n}' }); }`;
        const refusal = await validators.judge([source], candidate({ n }));
        assert.equal(refusal?.message, `n${n}`);
      }
    }
    validators.close();
  });

  test('two thousand documents a second pass a function of the house', async () => {
    const validators = createValidators(limits);
    const source = `function (doc) {
      for (var key in doc) if (key.length > 50) throw ({ forbidden: key });
    }`;
    const one = candidate({ type: 'due', text: 'x'.repeat(300), n: [1, 2, 3] });
    await validators.judge([source], one);
    const start = performance.now();
    for (let n = 0; n < 500; n += 1) await validators.judge([source], one);
    assert.ok(performance.now() - start < 1000);
    validators.close();
  });
});
