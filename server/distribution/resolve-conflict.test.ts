import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Doc } from '#model/document.ts';
import { absenceOf, place } from '../../tests/support/household.ts';
import type { StoredDoc } from './couch/database.ts';
import { resolveConflict } from './resolve-conflict.ts';

const stored = (doc: Doc, rev: string): StoredDoc => ({ ...doc, _rev: rev });
const none = () => undefined;

suite('resolveConflict', () => {
  const one = stored(absenceOf(1, 1, '2026-12-01', 'Febbre'), '1-b');
  const other = stored(absenceOf(1, 2, '2026-12-01', 'Visita'), '1-a');

  test('gives the same whatever the order of the leaves', () => {
    assert.deepEqual(
      resolveConflict([one, other], none),
      resolveConflict([other, one], none),
    );
  });

  test('lets the leaf stand that CouchDB shows: longer history, then greater hash', () => {
    const long = stored(place(1, 1, 'gulli'), '10-a');
    const short = stored(place(1, 1, 'rodari'), '9-f');
    const { winner, losers } = resolveConflict([short, long], none);
    assert.equal(winner, long);
    assert.deepEqual(losers, [short]);
  });

  test('sets aside what cannot be merged, and writes nothing new for it', () => {
    const first = stored(place(1, 1, 'gulli'), '2-b');
    const second = stored(place(1, 1, 'rodari'), '2-a');
    const { merged, unkept } = resolveConflict([first, second], none);
    assert.equal(merged, undefined);
    assert.deepEqual(unkept, [second]);
  });

  test('the merge of two received documents is received since the first of those who say what stands', () => {
    const late = {
      ...one,
      received: { at: '2026-11-22T10:00:00.000Z', by: 'portal' },
    };
    const early = {
      ...other,
      received: { at: '2026-11-20T10:00:00.000Z', by: 'portal' },
    };
    const { merged } = resolveConflict([late, early], none);
    assert.equal(merged?.received?.at, '2026-11-20T10:00:00.000Z');
  });

  test('the same words twice are received since they first came', () => {
    const at = (day: number) => ({
      at: `2026-11-${day}T10:00:00.000Z`,
      by: 'portal',
    });
    const early = { ...other, received: at(20) };
    const late = { ...other, _rev: '1-f', received: at(22) };
    const { merged, winner, unkept } = resolveConflict([early, late], none);
    assert.equal(winner, late);
    assert.deepEqual(merged?.received, at(20));
    assert.deepEqual(unkept, []);
    const won = resolveConflict([{ ...early, _rev: '2-a' }, late], none);
    assert.equal(won.merged, undefined);
  });

  test('an edit that only repeats what it came from is no edit', () => {
    const base = absenceOf(1, 1, '2026-12-01', 'Visita');
    const { merged, unkept } = resolveConflict([one, other], () => base);
    assert.equal(merged, undefined);
    assert.deepEqual(unkept, []);
  });
});
