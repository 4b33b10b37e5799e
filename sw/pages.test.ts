import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isPage } from './pages.ts';

suite('the service worker', () => {
  test('opens the app at any of its routes', () => {
    for (const path of [
      '/',
      '/presenze',
      '/messaggi/nuovo',
      '/authors',
      '/conto/',
    ])
      assert.equal(isPage(path), true, path);
  });

  test('leaves sign-in, sync, staff replication and health to the network', () => {
    for (const path of [
      '/auth',
      '/auth/session',
      '/sync/family/_changes',
      '/sync/hints',
      '/db/registry',
      '/healthz',
      '/readyz',
    ])
      assert.equal(isPage(path), false, path);
  });
});
