import { absenceId, readMarkId } from '#model/document-id.ts';
import { changed, ids, reply, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const { absence, message, readMark, due, presences, epoch, revoked } = samples;
const vector = vectorsOf(places.family);
const tombstone = (doc: { _id: string }) => ({
  _id: doc._id,
  _rev: '2-abc',
  _deleted: true,
});
const received = { at: '2026-03-02T18:31:00.000Z', by: 'portal' };
const resent = changed(absence, { received, _rev: '1-abc' });
const onDay = (day: string) =>
  changed(absence, {
    _id: absenceId(ids.child, 'mensa', day),
    body: { ...absence.body, day },
  });

/** What parents, and others, may write in a family's database. */
export const familyVectors: readonly Vector[] = [
  vector('parent', 'reports an absence', absence),
  vector('parent', 'asks a question', message),
  vector('parent', 'confirms an announcement', readMark),
  vector('parent', 'writes what the proxy has stamped', resent),
  vector(
    'parent',
    'asks without naming a child',
    changed(message, { child: undefined }),
  ),
  vector(
    'parent',
    'withdraws an absence',
    rewritten(absence, { withdrawn: true }),
    { over: resent },
  ),
  vector(
    'partner',
    'withdraws the other parent’s absence',
    changed(absence, {
      author: ids.otherParent,
      body: { ...absence.body, withdrawn: true },
    }),
    { over: resent },
  ),
  vector(
    'parent',
    'withdraws what the other household of the child reported',
    rewritten(absence, { withdrawn: true }),
    {
      over: changed(absence, {
        family: ids.otherFamily,
        author: ids.otherParent,
      }),
    },
  ),
  vector('parent', 'sends a message again after a lost answer', message, {
    over: changed(message, { received, _rev: '1-abc' }),
  }),
  vector('parent', 'reports again after a tombstone', absence, {
    over: tombstone(absence),
  }),

  vector(
    'parent',
    'changes a message that was sent',
    rewritten(message, { text: 'Altro' }),
    { over: message, refused: 'not-editable' },
  ),
  vector(
    'parent',
    'writes over the office’s reply',
    changed(reply, { author: ids.parent, body: message.body }),
    { over: reply, refused: 'not-editable' },
  ),
  vector(
    'parent',
    'changes an absence the office recorded',
    rewritten(absence, { withdrawn: true }),
    {
      over: changed(absence, { author: undefined, family: undefined }),
      refused: 'not-editable',
    },
  ),
  vector('parent', 'writes over a document of another type', absence, {
    over: { ...due, _id: absence._id },
    refused: 'not-editable',
  }),
  vector('parent', 'writes over an absence of another child', absence, {
    over: changed(absence, { child: ids.otherChild }),
    refused: 'not-editable',
  }),
  vector('parent', 'writes over another household’s mark', readMark, {
    over: changed(readMark, {
      family: ids.otherFamily,
      body: { ...readMark.body, confirmed: false },
    }),
    refused: 'not-editable',
  }),
  vector('parent', 'writes over something without form', absence, {
    over: { _id: absence._id },
    refused: 'not-editable',
  }),

  vector(
    'parent',
    'writes for another family',
    changed(absence, { family: ids.otherFamily }),
    { refused: 'wrong-family /family' },
  ),
  vector(
    'parent',
    'writes for no family',
    changed(absence, { family: undefined }),
    { refused: 'missing /family' },
  ),
  vector(
    'parent',
    'writes in the other parent’s name',
    changed(absence, { author: ids.otherParent }),
    { refused: 'wrong-author /author' },
  ),
  vector(
    'parent',
    'writes in nobody’s name',
    changed(absence, { author: undefined }),
    { refused: 'missing /author' },
  ),
  vector(
    'parent',
    'marks in the other parent’s name',
    changed(readMark, {
      _id: readMarkId(ids.otherParent, ids.announcement),
      author: ids.otherParent,
    }),
    { refused: 'wrong-author /author' },
  ),
  vector(
    'parent',
    'speaks as the office',
    rewritten(message, { from: { side: 'office', name: 'Comune' } }),
    { refused: 'not-allowed /body/from/side' },
  ),
  vector('parent', 'sends the office’s own reply', reply, {
    refused: 'missing /author',
  }),
  vector('parent', 'deletes an absence', tombstone(absence), {
    over: absence,
    refused: 'not-deletable',
  }),
  vector('parent', 'deletes a due', tombstone(due), {
    over: due,
    refused: 'not-yours-to-write /_id',
  }),
  vector('parent', 'deletes what never was', tombstone(absence), {
    refused: 'not-deletable',
  }),
  vector(
    'parent',
    'deletes something of no type',
    { _id: 'thing:1', _deleted: true },
    { refused: 'unknown-type /_id' },
  ),
  vector(
    'parent',
    'hides a change under a deletion',
    { ...absence, _deleted: true },
    { over: absence, refused: 'not-deletable' },
  ),
  vector('parent', 'writes a due', due, {
    refused: 'not-yours-to-write /type',
  }),
  vector('parent', 'writes presences', presences, {
    refused: 'not-yours-to-write /type',
  }),
  vector('parent', 'starts a new life of the database', epoch, {
    refused: 'not-yours-to-write /type',
  }),
  vector('parent', 'lifts a revocation', rewritten(revoked, { ids: [] }), {
    over: revoked,
    refused: 'not-yours-to-write /type',
  }),
  vector(
    'parent',
    'attaches a file',
    { ...message, _attachments: { 'a.exe': { stub: true } } },
    { refused: 'unknown-field /_attachments' },
  ),
  vector(
    'parent',
    'writes a design document',
    { _id: '_design/open', validate_doc_update: 'function () {}' },
    { refused: 'not-yours-to-write' },
  ),
  vector('parent', 'reports a day long gone', onDay('2026-02-27'), {
    refused: 'in-the-past /body/day',
  }),
  vector(
    'parent',
    'reports yesterday, the clock of the phone being a day off',
    onDay('2026-03-01'),
  ),
  vector('parent', 'reports the last day of the limit', onDay('2027-04-06')),
  vector('parent', 'reports a day beyond the limit', onDay('2027-04-07'), {
    refused: 'too-far-ahead /body/day',
  }),
  vector(
    'parent',
    'withdraws an absence long after',
    changed(absence, {
      at: '2026-03-09T08:00:00.000Z',
      body: { ...absence.body, withdrawn: true },
    }),
    { over: absence, refused: 'in-the-past /body/day' },
  ),
  vector(
    'parent',
    'sends an old absence again, unchanged',
    onDay('2025-01-10'),
    { over: onDay('2025-01-10') },
  ),

  vector('stranger', 'reports an absence', absence, {
    refused: 'not-yours-to-write',
  }),
  vector('staff', 'writes a due', due, { refused: 'not-yours-to-write' }),
  vector('school', 'writes presences', presences, {
    refused: 'not-yours-to-write',
  }),
  vector('nobody', 'reports an absence', absence, {
    refused: 'not-yours-to-write',
  }),

  vector('router', 'brings a due', due),
  vector('router', 'brings the office’s reply', reply),
  vector(
    'router',
    'corrects a due that stands',
    rewritten(due, { amount: 1 }),
    { over: due },
  ),
  vector('router', 'marks what is revoked', revoked),
  vector('router', 'starts a new life of the database', epoch),
  vector('router', 'deletes a due', tombstone(due), { over: due }),
  vector(
    'router',
    'brings something of no type',
    { _id: 'thing:1', type: 'thing' },
    { refused: 'unknown-type /type' },
  ),
  vector(
    'router',
    'brings a due without a family',
    changed(due, { family: undefined }),
    { refused: 'missing /family' },
  ),
  vector(
    'router',
    'brings a design document',
    { _id: '_design/x' },
    { refused: 'not-yours-to-write' },
  ),
  vector('portal', 'starts a new life of the database', epoch, { over: epoch }),
  vector('portal', 'asks a question', message, {
    refused: 'not-yours-to-write /type',
  }),
  vector('admin', 'writes a design document', { _id: '_design/validate' }),
  vector('admin', 'writes a due', due),
  vector(
    'admin',
    'writes something of no type',
    { _id: 'thing:1' },
    { refused: 'unknown-type /type' },
  ),
];
