import { equal } from '../../tests/support/assert.ts';
import { match } from './match.ts';

suite('a path', () => {
  test('gives the values of a pattern’s names, decoded', () => {
    equal(match('/presenze/:day', '/presenze/2026-03-12'), {
      day: '2026-03-12',
    });
    equal(match('/messaggi/:thread', '/messaggi/a%20b'), { thread: 'a b' });
  });

  test('with a closing slash is the same path', () => {
    equal(match('/conto', '/conto/'), {});
  });

  test('longer or shorter than the pattern is another one', () => {
    equal(match('/presenze', '/presenze/2026-03-12'), undefined);
    equal(match('/presenze/:day', '/presenze'), undefined);
  });

  test('that cannot be decoded is nobody’s, and breaks nothing', () => {
    equal(match('/avvisi/:id', '/avvisi/%zz'), undefined);
  });
});
