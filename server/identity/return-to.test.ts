import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { returnPath } from './return-to.ts';

const home = 'https://portale.example.it';

suite('the way back after signing in', () => {
  test('is the page the person came from', () => {
    for (const path of [
      '/',
      '/presenze',
      '/presenze?mese=2026-11&figlio=1',
      '/comunicazioni/abc#fondo',
      '/authors',
      '/dbase',
    ])
      assert.equal(returnPath(path), path);
  });

  test('is the first page when it would lead elsewhere', () => {
    for (const path of [
      undefined,
      '',
      'presenze',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/%5cevil.example',
      '/%2fevil.example',
      '/%2F%2Fevil.example',
      '/./\\evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      '/%2e%2e//evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      '/%09/evil.example',
      '/\u0000',
      'https://evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      ' /presenze',
      '/auth/logout',
      '/auth',
      '/AUTH/logout',
      '/x/../auth/logout',
      '/%61uth/logout',
      '/sync/family/_changes',
      '/db/registry',
      '/%',
      `/${'a'.repeat(3000)}`,
      ['/presenze'],
    ])
      assert.equal(returnPath(path), '/', String(path));
  });

  test('never leaves the portal, whatever is asked', () => {
    const pieces = fc.constantFrom(
      ...['/', '\\', '.', '..', '%2f', '%5c', '%2e', '%09', '%00', '@', ':'],
      ...['evil.example', 'https:', 'javascript:', '\t', '\n', ' ', '?', '#'],
      ...['auth', 'sync', 'db', 'presenze', ';', '\u00a0', '\uff0f', '\u3002'],
    );
    const asked = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }).map((text) => `/${text}`),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      fc.array(pieces, { maxLength: 12 }).map((all) => `/${all.join('')}`),
    );
    fc.assert(
      fc.property(asked, (text) => {
        const path = returnPath(text);
        const url = new URL(path, home);
        assert.equal(url.origin, home);
        assert.match(path, /^\/(?![/\\])/);
        assert.doesNotMatch(url.pathname, /^\/(?:auth|sync|db)(?:\/|$)/i);
        // Once more changes nothing: no second reading finds more in it.
        assert.equal(returnPath(path), path);
      }),
      { numRuns: 5000 },
    );
  });
});
