import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nameWords } from './name-words.ts';

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

  test('have a plain letter for each that bears a mark, as Unicode takes it apart', () => {
    const letters = 'àáâãäåāăąćĉċčçďèéêëēĕėęěĝğġģĥìíîïĩīĭįĵķĺļľñńņňòóôõöōŏő';
    for (const letter of letters)
      assert.deepEqual(nameWords(letter), [letter.normalize('NFD').charAt(0)]);
  });
});
