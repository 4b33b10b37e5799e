import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memoryDocuments } from '../../tests/support/memory-documents.ts';
import { attemptsIn, networkOf } from './attempts.ts';

suite('login attempts', () => {
  const here = '192.0.2.7';
  const start = Date.parse('2026-11-23T08:00:00Z');

  function setUp() {
    const portal = memoryDocuments();
    const clock = { at: start };
    const now = () => clock.at;
    const attempts = attemptsIn(portal, 'pepper', now);
    return {
      portal,
      clock,
      attempts,
      other: attemptsIn(portal, 'pepper', now),
    };
  }
  const waitOf = async (attempt: Promise<void>) => {
    try {
      await attempt;
      return 0;
    } catch (error) {
      const { code, retryAfter } = error as {
        code: string;
        retryAfter: number;
      };
      assert.equal(code, 'too-many');
      return retryAfter;
    }
  };

  test('let a parent mistype a few times, then wait longer each time', async () => {
    const { attempts, clock } = setUp();
    for (let turn = 0; turn < 5; turn += 1)
      assert.equal(await waitOf(attempts.begin('ada', here)), 0);
    const waits: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const wait = await waitOf(attempts.begin('ada', here));
      waits.push(wait);
      clock.at += wait * 1000;
      await attempts.begin('ada', here);
    }
    assert.deepEqual(waits.slice(0, 6), [1, 2, 4, 8, 16, 32]);
    assert.ok(waits.every((wait) => wait <= 900));
  });

  test('are counted by all processes together', async () => {
    const { attempts, other } = setUp();
    for (let turn = 0; turn < 5; turn += 1)
      await (turn % 2 ? attempts : other).begin('ada', here);
    assert.equal(await waitOf(other.begin('Ada ', here)), 1);
  });

  test('cannot be made many at once', async () => {
    const { attempts } = setUp();
    const waits = await Promise.all(
      Array.from({ length: 50 }, () => waitOf(attempts.begin('ada', here))),
    );
    assert.ok(waits.filter((wait) => wait === 0).length <= 5);
  });

  test('start anew after a good one', async () => {
    const { attempts } = setUp();
    for (let turn = 0; turn < 30; turn += 1) {
      await attempts.begin('ada', here);
      await attempts.succeeded('ada', here);
    }
  });

  test('slow down somebody who tries many names from one place, and not the others', async () => {
    const { attempts } = setUp();
    let refused = 0;
    for (let turn = 0; turn < 80; turn += 1)
      if (await waitOf(attempts.begin(`parent-${turn}`, here))) refused += 1;
    assert.ok(refused >= 19, String(refused));
    await attempts.begin('ada', '198.51.100.1');
  });

  test('never shut a parent out for more than a minute because others try their name', async () => {
    const { attempts, clock } = setUp();
    for (let turn = 0; turn < 200; turn += 1) {
      await waitOf(attempts.begin('ada', `198.51.${turn}.1`));
      clock.at += 60_000;
    }
    assert.ok((await waitOf(attempts.begin('ada', here))) <= 60);
  });

  test('are forgotten after a day', async () => {
    const { attempts, clock } = setUp();
    for (let turn = 0; turn < 5; turn += 1) await attempts.begin('ada', here);
    clock.at += 86_400_001;
    for (let turn = 0; turn < 5; turn += 1)
      assert.equal(await waitOf(attempts.begin('ada', here)), 0);
  });

  test('keep neither names nor addresses', async () => {
    const { attempts, portal } = setUp();
    await attempts.begin('ada.prova', here);
    const kept = JSON.stringify([...portal.docs]);
    assert.ok(!kept.includes('ada') && !kept.includes('192.0.2'));
  });

  test('take a household’s IPv6 network for one place', () => {
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2');
    assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
    assert.equal(networkOf('::1'), '0:0:0:0');
    assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
    assert.equal(networkOf(here), here);
  });
});
