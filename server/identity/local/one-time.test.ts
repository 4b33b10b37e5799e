import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { memoryDocuments } from '../../../tests/support/memory-documents.ts';
import { oneTimeIn, type OneTime } from './one-time.ts';

suite('what is good once', () => {
  const clock = { ms: 0 };
  const now = () => new Date(clock.ms);
  let portal: ReturnType<typeof memoryDocuments>;
  let links: OneTime<string>;
  beforeEach(() => {
    clock.ms = Date.parse('2026-11-23T09:00:00Z');
    portal = memoryDocuments();
    links = oneTimeIn(portal, 'reset', now);
  });

  test('is taken by one of many that ask at once, in whatever process', async () => {
    const { token } = await links.issue('x', 1000);
    const other = oneTimeIn<string>(portal, 'reset', now);
    const all = await Promise.all(
      [links, other, links, other].map((one) => one.take(token)),
    );
    assert.deepEqual(
      all.filter((one) => one !== undefined),
      ['x'],
    );
  });

  test('serves for its own use only, until its time, and to whoever has the secret', async () => {
    const { token, until } = await links.issue('x', 1000);
    assert.equal(until, '2026-11-23T09:00:01.000Z');
    const other = oneTimeIn<string>(portal, 'register', now);
    assert.equal(await other.take(token), undefined);
    for (const wrong of [undefined, 1, '', 'x', 'A'.repeat(43), [token]])
      assert.equal(await links.take(wrong), undefined);
    assert.equal((await links.look(token))?.content, 'x');
    assert.ok(!JSON.stringify([...portal.docs]).includes(token));
    clock.ms += 1000;
    assert.equal(await links.look(token), undefined);
    assert.equal(await links.take(token), undefined);
  });

  test('is over after so many wrong answers, also at once', async () => {
    const { token } = await links.issue('x', 1000);
    const left = await Promise.all(
      Array.from({ length: 5 }, () => links.missed(token, 3)),
    );
    assert.deepEqual(left.sort(), [false, false, false, true, true]);
    assert.equal(await links.take(token), undefined);
  });
});
