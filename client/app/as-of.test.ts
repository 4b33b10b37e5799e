import { render } from 'lit';
import { includes, ok } from '../../tests/support/assert.ts';
import type { SyncState } from '../data/store.ts';
import { asOf } from './as-of.ts';
import { correctClock } from './clock.ts';

const state: SyncState = {
  reach: 'online',
  busy: false,
  pending: 0,
  refused: 0,
  storage: 'ok',
};
function shown(upToDateAt?: string) {
  const host = document.createElement('div');
  render(asOf(upToDateAt ? { ...state, upToDateAt } : state, 24), host);
  return host;
}

suite('as of when a page’s figures hold', () => {
  setup(() => {
    correctClock(Date.now() - Date.parse('2026-11-23T07:30:00.000Z'));
  });
  teardown(() => {
    correctClock(undefined);
  });

  test('is said with the hour', () => {
    const host = shown('2026-11-23T07:12:00.000Z');
    includes(host.textContent, 'Dati aggiornati oggi alle 8:12');
    ok(host.querySelector('time[datetime="2026-11-23T07:12:00.000Z"]'));
    ok(!host.querySelector('.is-stale'));
  });

  test('is said in words and colour when it is old', () => {
    const host = shown('2026-11-22T07:12:00.000Z');
    includes(host.textContent, 'ieri alle 8:12', 'potrebbero mancare');
    ok(host.querySelector('.is-stale'));
  });

  test('is not promised before everything has arrived', () => {
    const host = shown();
    includes(host.textContent, 'non sono ancora arrivati tutti');
    ok(host.querySelector('.is-stale'));
  });
});
