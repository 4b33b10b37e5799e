import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nameWords, searchWords } from './name-words.ts';

suite('the words of a name', () => {
  test('are found however marks are typed or encoded', () => {
    for (const name of ['Niccolò', 'NICCOLO', 'niccolo\u0300', 'Niccolò'])
      assert.deepEqual(nameWords(name), ['niccolo'], name);
    assert.deepEqual(nameWords('Łukasz Šimić Ștefănescu Weiß'), [
      ...['lukasz', 'simic', 'stefanescu', 'weiss'],
    ]);
  });

  test('part at apostrophes, hyphens and blanks, and leave none for nothing', () => {
    assert.deepEqual(nameWords('D’Angelo-De  Luca'), [
      ...['d', 'angelo', 'de', 'luca'],
    ]);
    assert.deepEqual(nameWords(" d'angelo, "), ['d', 'angelo']);
    assert.deepEqual(nameWords(' - '), []);
  });

  test('keep letters of other alphabets', () => {
    assert.deepEqual(nameWords('Мария 王'), ['мария', '王']);
  });

  test('are found joined too where an apostrophe parts them', () => {
    assert.deepEqual(searchWords('Dall’Olio Zoë'), [
      ...['dall', 'olio', 'zoe', 'dallolio'],
    ]);
    assert.deepEqual(searchWords('Rosa Rosa'), ['rosa']);
  });
});
