import { equal } from '../../tests/support/assert.ts';
import { sampleDocs } from '../../tests/support/sample-family.ts';
import { giulia, tommaso } from '../../tests/support/sample-people.ts';
import { childChoice, childrenOf } from './children.ts';

const docs = sampleDocs.filter(
  (one) => one.type === 'family' || one.type === 'child',
);

suite('the children of the chips', () => {
  test('are those of the household on the day, the eldest first', () => {
    equal(
      childrenOf(docs, '2026-11-23').map((one) => one.child),
      [giulia, tommaso],
    );
    equal(childrenOf(docs, '2020-01-01'), []);
  });

  test('are all there while the household has not arrived yet: none, and no crash', () => {
    equal(
      childrenOf(
        docs.filter((one) => one.type === 'child'),
        '2026-11-23',
      ),
      [],
    );
  });

  test('an id that is nobody’s stands for all', () => {
    const all = childrenOf(docs, '2026-11-23');
    equal(childChoice(all, tommaso).chosen.length, 1);
    equal(childChoice(all, 'di-nessuno').chosen.length, 2);
    equal(childChoice(all, null).chosen.length, 2);
  });
});
