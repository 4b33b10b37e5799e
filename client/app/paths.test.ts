import { equal } from '../../tests/support/assert.ts';
import { isPage, safeReturn } from './paths.ts';

suite('after sign-in', () => {
  test('the reader lands on the deep link that asked for it', () => {
    equal(safeReturn('/presenze?figlio=x'), '/presenze?figlio=x');
  });

  test('no link leads out of the portal, whatever it is written like', () => {
    for (const to of [
      'https://altro.example/',
      '//altro.example/',
      '/\\altro.example',
      'javascript:alert(1)',
      '',
      null,
    ])
      equal(safeReturn(to), '/', String(to));
  });

  test('nor to the server’s paths, nor round in circles', () => {
    equal(safeReturn('/auth/logout'), '/');
    equal(safeReturn('/sync/family/_changes'), '/');
    equal(safeReturn('/entra?verso=%2Fentra'), '/');
  });

  test('a page is whatever the server does not answer', () => {
    equal(isPage('/messaggi/nuovo'), true);
    equal(isPage('/db/registry'), false);
  });
});
