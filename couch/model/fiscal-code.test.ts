import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { addDays } from './day.ts';
import {
  checkCharacter,
  fiscalCodeOf,
  isFiscalCode,
  withOmocodia,
  withoutOmocodia,
} from './fiscal-code.ts';

suite('codice fiscale', () => {
  test('follows from a person’s data', () => {
    const born = { born: '1985-04-03', place: 'L219' } as const;
    assert.equal(
      fiscalCodeOf({
        ...born,
        givenName: 'Fabio',
        familyName: 'Caccamo',
        sex: 'M',
      }),
      'CCCFBA85D03L219P',
    );
    const { givenName, familyName } = {
      givenName: 'Gianfranca',
      familyName: 'Fo',
    };
    const code = fiscalCodeOf({ ...born, givenName, familyName, sex: 'F' });
    assert.match(code, /^FOXGFR85D43L219[A-Z]$/);
  });

  test('drops accents, apostrophes and spaces of names', () => {
    const code = fiscalCodeOf({
      givenName: 'Nicolò',
      familyName: "D'Àlò",
      born: '2020-02-29',
      sex: 'M',
      place: 'G479',
    });
    assert.match(code, /^DLANCL20B29G479[A-Z]$/);
    assert.ok(isFiscalCode(code));
  });

  test('is known by its check character', () => {
    assert.ok(isFiscalCode('RSSMRA85T10A562S'));
    assert.ok(isFiscalCode('MRTMTT91D08F205J'));
    assert.ok(!isFiscalCode('RSSMRA85T10A562T'));
    assert.ok(!isFiscalCode('rssmra85t10a562s'));
    assert.ok(!isFiscalCode(''));
  });

  test('counts the letters in odd places by the decree’s table', () => {
    // The letters in the order of their values, 0 to 25.
    Array.from('BAKPLCQDREVOSFTGUHMINJWZYX').forEach((letter, value) => {
      const expected = String.fromCharCode(65 + ((value + 7) % 26));
      assert.equal(checkCharacter(letter + 'A'.repeat(14)), expected);
    });
  });

  test('notices every single wrong character', () => {
    const code = 'RSSMRA85T10A562S';
    for (let place = 0; place < 16; place += 1) {
      const wrong =
        code[place] === 'B' ? 'C' : /\d/.test(code[place] ?? '') ? '3' : 'B';
      assert.ok(
        !isFiscalCode(code.slice(0, place) + wrong + code.slice(place + 1)),
      );
    }
  });

  test('refuses a day of birth that never was', () => {
    const wrong = fiscalCodeOf({
      givenName: 'Ada',
      familyName: 'Neri',
      born: '2021-02-30',
      sex: 'F',
      place: 'G479',
    });
    assert.ok(!isFiscalCode(wrong));
  });

  test('stays valid and the same person’s through every omocodia', () => {
    const people = fc.record({
      givenName: fc.stringMatching(/^[A-Z]{1,12}$/),
      familyName: fc.stringMatching(/^[A-Z]{1,12}$/),
      born: fc
        .integer({ min: 0, max: 36_000 })
        .map((n) => addDays('1930-01-01', n)),
      sex: fc.constantFrom('F' as const, 'M' as const),
      place: fc.constantFrom('G479', 'Z404', 'H501'),
    });
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 7 }), (person, count) => {
        const code = fiscalCodeOf(person);
        const other = withOmocodia(code, count);
        assert.ok(isFiscalCode(code), code);
        assert.ok(isFiscalCode(other), other);
        assert.equal(withoutOmocodia(other).slice(0, 15), code.slice(0, 15));
        assert.equal(other === code, count === 0);
      }),
    );
  });
});
