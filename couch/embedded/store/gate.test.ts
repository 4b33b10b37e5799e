import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { gate } from './gate.ts';

suite('a gate', () => {
  test('lets a removal wait for those who read, and those who come meanwhile wait for it', async () => {
    const { reading, removing } = gate();
    const told: string[] = [];
    let finish: () => void = () => undefined;
    const first = reading(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      told.push('read before');
    });
    const removal = removing(() => Promise.resolve(told.push('removed')));
    const later = reading(() => Promise.resolve(told.push('read after')));
    finish();
    await Promise.all([first, removal, later]);
    assert.deepEqual(told, ['read before', 'removed', 'read after']);
  });

  test('opens again after a reader or a removal that failed', async () => {
    const { reading, removing } = gate();
    const failing = () => Promise.reject(new Error('no'));
    await assert.rejects(reading(failing));
    await assert.rejects(removing(failing));
    assert.equal(await reading(() => Promise.resolve(1)), 1);
  });
});
