import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { samples } from '../design/vectors/samples.ts';
import { concerns } from './announcement.ts';
import { closes } from './closure.ts';

const reach = { schools: ['gulli'], services: ['mensa'] };

suite('announcement', () => {
  const { body } = samples.announcement;

  test('without schools and services is for everybody', () => {
    assert.ok(concerns(body, reach));
    assert.ok(concerns({ ...body, schools: [], services: [] }, reach));
    assert.ok(concerns(body, { schools: [], services: [] }));
  });

  test('is for those whose school or service it names', () => {
    assert.ok(concerns({ ...body, schools: ['gulli', 'serra'] }, reach));
    assert.ok(
      concerns({ ...body, schools: ['serra'], services: ['mensa'] }, reach),
    );
    assert.ok(!concerns({ ...body, schools: ['serra'] }, reach));
    assert.ok(!concerns({ ...body, services: ['nido'] }, reach));
  });
});

suite('closure', () => {
  const { body } = samples.closure;

  test('holds from its first day to its last', () => {
    const on = (day: string) => closes(body, day, 'gulli', 'mensa');
    assert.deepEqual(
      ['2026-04-01', '2026-04-02', '2026-04-07', '2026-04-08'].map(on),
      [false, true, true, false],
    );
  });

  test('holds for the schools and services it names, for all when it names none', () => {
    const at = (fields: object) =>
      closes({ ...body, ...fields }, body.from, 'gulli', 'mensa');
    assert.ok(at({ schools: ['gulli'], services: [] }));
    assert.ok(!at({ schools: ['gulli'], services: ['nido'] }));
    assert.ok(!at({ schools: ['serra'] }));
  });
});
