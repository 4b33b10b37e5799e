import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { deviceLabel } from './device-label.ts';
import { needsStrong, strongUntil } from './needs-strong.ts';

suite('a session before a sensitive act', () => {
  const strongAt = '2026-11-23T08:00:00.000Z';

  test('needs a proof of level 2 when it never had one', () => {
    assert.ok(needsStrong({}, new Date(strongAt)));
    assert.equal(strongUntil({}), undefined);
  });

  test('has had enough of one for 12 hours', () => {
    assert.equal(strongUntil({ strongAt }), '2026-11-23T20:00:00.000Z');
    assert.ok(!needsStrong({ strongAt }, new Date('2026-11-23T19:59:59.999Z')));
    assert.ok(needsStrong({ strongAt }, new Date('2026-11-23T20:00:00.000Z')));
  });
});

suite('a device in the list of sessions', () => {
  test('is named as its owner would, and no more closely', () => {
    const android =
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
    const iphone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
    const firefox =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0';
    assert.equal(deviceLabel(android), 'Chrome su Android');
    assert.equal(deviceLabel(iphone), 'Safari su iPhone');
    assert.equal(deviceLabel(firefox), 'Firefox su Windows');
    assert.equal(deviceLabel(''), 'Browser');
    assert.equal(deviceLabel('<script>'), 'Browser');
  });
});
