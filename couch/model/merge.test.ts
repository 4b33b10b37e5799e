import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { ids, samples } from '../design/vectors/samples.ts';
import {
  absenceCauses,
  noteLimit,
  type AbsenceBody,
  type AbsenceDoc,
} from './absence.ts';
import { problemsOf, type Doc } from './document.ts';
import { merge } from './merge.ts';
import { sameContent } from './same.ts';

const received = { at: '2026-03-02T18:31:00.000Z', by: 'portal' };
const base: AbsenceDoc = { ...samples.absence, _rev: '1-a', received };

function edit(
  body: Partial<AbsenceBody>,
  fields: Partial<AbsenceDoc> = {},
): AbsenceDoc {
  return { ...base, ...fields, body: { ...base.body, ...body } };
}
const theirs = (body: Partial<AbsenceBody>) =>
  edit(body, { _rev: '2-b', author: ids.otherParent });

const notes = fc.option(fc.stringMatching(/^[a-c]{1,3}(\n[a-c]{1,3})?$/), {
  nil: undefined,
});
const edits = fc
  .record({
    cause: fc.constantFrom(...absenceCauses),
    withdrawn: fc.boolean(),
    note: notes,
  })
  .map(({ cause, withdrawn, note }) =>
    edit({ cause, withdrawn, ...(note !== undefined && { note }) }),
  );

suite('merge', () => {
  test('takes theirs when mine was not edited', () => {
    const other = theirs({ withdrawn: true });
    assert.deepEqual(merge(base, edit({}), other), { doc: other, lost: false });
  });

  test('takes theirs, with its receipt, when both say the same', () => {
    const other = theirs({ withdrawn: true });
    const mine = edit({ withdrawn: true }, { author: ids.otherParent });
    assert.deepEqual(merge(base, mine, other), { doc: other, lost: false });
  });

  test('keeps each side’s change of a different field', () => {
    const { doc, lost } = merge(
      base,
      edit({ cause: 'family' }),
      theirs({ withdrawn: true, note: 'Torna giovedì' }),
    );
    assert.deepEqual(doc.body, {
      ...base.body,
      cause: 'family',
      withdrawn: true,
      note: 'Torna giovedì',
    });
    assert.equal(lost, false);
  });

  test('keeps both notes, one under the other', () => {
    const { doc, lost } = merge(
      base,
      edit({ note: 'Febbre' }),
      theirs({ note: 'Dal medico' }),
    );
    assert.equal((doc as AbsenceDoc).body.note, 'Dal medico\nFebbre');
    assert.equal(lost, false);
  });

  test('lets my change stand where both changed the same field', () => {
    const { doc } = merge(
      base,
      edit({ cause: 'family' }),
      theirs({ cause: 'holiday' }),
    );
    assert.equal((doc as AbsenceDoc).body.cause, 'family');
  });

  test('joins two first reports of one absence', () => {
    const { doc, lost } = merge(
      undefined,
      edit({ note: 'Febbre' }),
      theirs({ cause: 'other' }),
    );
    assert.deepEqual((doc as AbsenceDoc).body, {
      ...base.body,
      note: 'Febbre',
    });
    assert.equal(lost, false);
  });

  test('takes away the lines that either side took away', () => {
    const known = edit({ note: 'Ha la febbre\nTorna giovedì' });
    const { doc, lost } = merge(
      known,
      edit({ note: 'Torna giovedì' }),
      theirs({ note: 'Ha la febbre' }),
    );
    assert.deepEqual(
      [(doc.body as AbsenceBody).note, lost],
      [undefined, false],
    );
  });

  test('says so when two notes do not fit together, and overwrites nobody', () => {
    const long = 'x'.repeat(noteLimit - 3);
    const { doc, lost } = merge(
      base,
      edit({ note: 'Febbre', withdrawn: true }),
      theirs({ note: long }),
    );
    assert.equal((doc as AbsenceDoc).body.note, long);
    assert.equal((doc as AbsenceDoc).body.withdrawn, true);
    assert.equal(lost, true);
  });

  test('stands on their revision, in my name, not yet received', () => {
    const { doc } = merge(
      base,
      edit({ cause: 'family' }),
      theirs({ withdrawn: true }),
    );
    assert.equal(doc._rev, '2-b');
    assert.equal(doc.author, ids.parent);
    assert.equal(doc.received, undefined);
  });

  test('gives up my edit of what was deleted, and says so', () => {
    const gone = { ...base, _deleted: true };
    assert.deepEqual(merge(base, edit({ withdrawn: true }), gone), {
      doc: gone,
      lost: true,
    });
    assert.deepEqual(merge(base, edit({}), gone), { doc: gone, lost: false });
  });

  test('lets theirs win for every type without a merge of its own, and says so', () => {
    const mine = {
      ...samples.closure,
      body: { ...samples.closure.body, reason: 'Neve' },
    };
    const other = {
      ...samples.closure,
      body: { ...samples.closure.body, reason: 'Sciopero' },
    };
    assert.deepEqual(merge(samples.closure, mine, other), {
      doc: other,
      lost: true,
    });
  });

  test('never takes a confirmation back', () => {
    const mark = (confirmed: boolean): Doc => ({
      ...samples.readMark,
      body: { ...samples.readMark.body, confirmed },
    });
    for (const [one, other] of [
      [true, false],
      [false, true],
    ] as const)
      assert.deepEqual(merge(undefined, mark(one), mark(other)), {
        doc: mark(true),
        lost: false,
      });
  });

  test('is settled once done: merging again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.option(edits, { nil: undefined }),
        edits,
        edits,
        (from, mine, other) => {
          const once = merge(from, mine, other);
          const twice = merge(from, mine, once.doc);
          assert.ok(sameContent(once.doc, twice.doc));
          assert.deepEqual(problemsOf(once.doc), []);
        },
      ),
    );
  });

  test('brings both phones to one state, whoever sends first', () => {
    fc.assert(
      fc.property(edits, edits, edits, (from, one, other) => {
        // The server takes the first; the second phone merges and sends; the first pulls what it has not edited since.
        const server = merge(from, other, one).doc;
        const first = merge(one, one, server).doc;
        assert.ok(sameContent(first, server));
      }),
    );
  });
});
