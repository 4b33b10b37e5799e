import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fiscalCodeOf, withOmocodia } from '#model/fiscal-code.ts';
import { namesDiffer } from './names-differ.ts';
import { bornDiffers, comesOfAge, isMinor } from './of-age.ts';

const code = (born: string, sex: 'F' | 'M' = 'F') =>
  fiscalCodeOf({
    ...{ givenName: 'Ada', familyName: 'Prova', born, sex, place: 'G479' },
  });

suite('coming of age', () => {
  test('is on the eighteenth birthday, and after 29 February on 1 March', () => {
    assert.equal(comesOfAge('2008-11-23'), '2026-11-23');
    assert.equal(comesOfAge('2008-02-29'), '2026-03-01');
    assert.equal(comesOfAge('2006-12-31'), '2024-12-31');
  });

  test('is told by the birth date, or else by the codice fiscale', () => {
    const today = '2026-11-23';
    assert.ok(isMinor({ born: '2008-11-24' }, today));
    assert.ok(!isMinor({ born: '2008-11-23' }, today));
    for (const sex of ['F', 'M'] as const) {
      const minor = code('2008-11-24', sex);
      assert.ok(isMinor({ fiscalCode: minor }, today));
      assert.ok(isMinor({ fiscalCode: withOmocodia(minor, 7) }, today));
      assert.ok(!isMinor({ fiscalCode: code('2008-11-23', sex) }, today));
    }
    assert.ok(!isMinor({}, today));
    // Born in 1920, whose code could be a child's: the provider's word decides.
    assert.ok(
      !isMinor({ born: '1920-01-01', fiscalCode: code('1920-01-01') }, today),
    );
  });

  test('a birth date fits its own code and no other', () => {
    for (const born of ['1985-04-12', '2001-01-01', '1920-12-31'])
      for (const sex of ['F', 'M'] as const) {
        assert.ok(!bornDiffers(born, code(born, sex)));
        assert.ok(!bornDiffers(born, withOmocodia(code(born, sex), 3)));
        assert.ok(bornDiffers(born, code('1999-09-09', sex)));
      }
  });
});

suite('two records of one name', () => {
  test('do not differ by accents, case, apostrophes or further given names', () => {
    const one = { givenName: 'Maria', familyName: 'D’Agnolò' };
    const other = { givenName: 'MARIA GRAZIA', familyName: "D'AGNOLO" };
    assert.ok(!namesDiffer(one, other));
    assert.ok(
      !namesDiffer({ familyName: 'De Rosa' }, { familyName: 'DEROSA' }),
    );
    assert.ok(!namesDiffer({}, other));
  });

  test('differ by another name', () => {
    const one = { givenName: 'Maria', familyName: 'Rossi' };
    assert.ok(namesDiffer(one, { givenName: 'Marta', familyName: 'Rossi' }));
    assert.ok(namesDiffer(one, { givenName: 'Maria', familyName: 'Russi' }));
  });
});
