import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  firstDay,
  isSchoolYear,
  lastDay,
  schoolYearOf,
} from './school-year.ts';

suite('school year', () => {
  test('begins on 1 September and ends on 31 August', () => {
    assert.equal(schoolYearOf('2025-08-31'), '2024-2025');
    assert.equal(schoolYearOf('2025-09-01'), '2025-2026');
    assert.equal(firstDay('2025-2026'), '2025-09-01');
    assert.equal(lastDay('2025-2026'), '2026-08-31');
  });

  test('is two consecutive years', () => {
    assert.ok(isSchoolYear('1999-2000'));
    for (const text of ['2025-2027', '2026-2025', '2025', '25-26', ''])
      assert.ok(!isSchoolYear(text), text);
  });
});
