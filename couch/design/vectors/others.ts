import { rollCallId } from '#model/document-id.ts';
import { changed, ids, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const { rollCall, announcement, closure, epoch, enrolment, due } = samples;
const inSchool = vectorsOf(places.school);
const inTown = vectorsOf(places.town);
const inPortal = vectorsOf(places.portal);
const nowhere = vectorsOf('_users');
const badSchool = vectorsOf('school-Gulli');
const account = { _id: 'account:1', kind: 'account' };
const record = {
  _id: 'record:2026-03-02T08:00:00.000Z:1',
  type: 'record',
  sealed: 'AAAA',
};
const removed = { _id: record._id, _deleted: true };
const otherSchool = rewritten(rollCall, { school: 'serra' });
const tombstone = { _id: rollCall._id, _deleted: true };

/** What may be written in school databases, in the town's and in the portal's own. */
export const otherVectors: readonly Vector[] = [
  inSchool('school', 'takes a roll call', rollCall),
  inSchool(
    'school',
    'corrects its roll call',
    rewritten(rollCall, { entries: {} }),
    { over: rollCall },
  ),
  inSchool('school', 'takes a roll call of another school', otherSchool, {
    refused: 'not-allowed /body/school',
  }),
  inSchool('school', 'takes over a roll call of another school', rollCall, {
    over: otherSchool,
    refused: 'not-editable',
  }),
  inSchool('school', 'writes over something without form', rollCall, {
    over: { _id: rollCall._id, body: 7 },
    refused: 'not-editable',
  }),
  inSchool('school', 'deletes its roll call', tombstone, {
    over: rollCall,
    refused: 'not-deletable',
  }),
  inSchool('school', 'enrols', enrolment, {
    refused: 'not-yours-to-write /type',
  }),
  inSchool('school', 'reports an absence', samples.absence, {
    refused: 'not-yours-to-write /type',
  }),
  inSchool(
    'school',
    'writes a roll call under another day’s id',
    changed(rollCall, { _id: rollCallId('gulli-1a', '2026-03-03') }),
    { refused: 'wrong-key /_id' },
  ),
  inSchool('otherSchool', 'takes a roll call', otherSchool, {
    refused: 'not-yours-to-write',
  }),
  inSchool(
    'staff',
    'corrects a roll call',
    rewritten(rollCall, { entries: {} }),
    { over: rollCall },
  ),
  inSchool('staff', 'enrols', enrolment, {
    refused: 'not-yours-to-write /type',
  }),
  inSchool('parent', 'takes a roll call', rollCall, {
    refused: 'not-yours-to-write',
  }),
  inSchool('portal', 'takes a roll call', rollCall, {
    refused: 'not-yours-to-write',
  }),
  inSchool('router', 'brings an enrolment', enrolment),
  inSchool(
    'router',
    'takes an enrolment away',
    { _id: enrolment._id, _deleted: true },
    { over: enrolment },
  ),

  inTown('router', 'brings an announcement with its files', {
    ...announcement,
    _attachments: { 'a.pdf': { stub: true } },
  }),
  inTown(
    'router',
    'takes a closure away',
    { _id: closure._id, _deleted: true },
    { over: closure },
  ),
  inTown(
    'router',
    'brings a closure that ends before it starts',
    rewritten(closure, { to: '2026-04-01' }),
    { refused: 'out-of-range /body/to' },
  ),
  inTown('portal', 'starts a new life of the database', epoch),
  inTown('portal', 'publishes', announcement, {
    refused: 'not-yours-to-write /type',
  }),
  inTown(
    'portal',
    'ends the life of the database',
    { _id: epoch._id, _deleted: true },
    { over: epoch, refused: 'not-deletable' },
  ),
  inTown('staff', 'publishes past the registry', announcement, {
    refused: 'not-yours-to-write',
  }),
  inTown('parent', 'publishes', announcement, {
    refused: 'not-yours-to-write',
  }),
  inTown('school', 'publishes', announcement, {
    refused: 'not-yours-to-write',
  }),

  inPortal('portal', 'makes an account', account),
  inPortal(
    'portal',
    'ends an account',
    { _id: 'account:1', _deleted: true },
    { over: account },
  ),
  inPortal('portal', 'puts a sign-in on record', record),
  inPortal(
    'portal',
    'changes a record',
    { ...record, sealed: 'BBBB' },
    { over: record, refused: 'not-editable' },
  ),
  inPortal('portal', 'deletes a record', removed, {
    over: record,
    refused: 'not-deletable',
  }),
  inPortal('portal', 'leaves a tombstone where a record will be', removed, {
    refused: 'not-deletable',
  }),
  inPortal('admin', 'prunes a record', removed, { over: record }),
  inPortal('router', 'puts a sign-in on record', record, {
    refused: 'not-yours-to-write /_id',
  }),
  inPortal('admin', 'makes an account', account),
  inPortal('router', 'keeps its place', {
    _id: 'checkpoint:registry',
    seq: '12-abc',
  }),
  inPortal('router', 'makes an account', account, {
    refused: 'not-yours-to-write /_id',
  }),
  inPortal(
    'router',
    'ends an account',
    { _id: 'account:1', _deleted: true },
    { over: account, refused: 'not-yours-to-write /_id' },
  ),
  inPortal('staff', 'makes an account', account, {
    refused: 'not-yours-to-write',
  }),
  inPortal('parent', 'makes an account', account, {
    refused: 'not-yours-to-write',
  }),
  inPortal(
    'portal',
    'writes a design document',
    { _id: '_design/x' },
    { refused: 'not-yours-to-write' },
  ),
  inPortal('portal', 'writes no document', [account], {
    refused: 'wrong-type',
  }),

  nowhere('router', 'writes where we are not', due, {
    refused: 'not-yours-to-write',
  }),
  nowhere('admin', 'writes where we are not', due, {
    refused: 'not-yours-to-write',
  }),
  badSchool('router', 'writes in a name of no school', rollCall, {
    refused: 'not-yours-to-write',
  }),
  vectorsOf(`family-${ids.family}-x`)(
    'router',
    'writes in a name of no family',
    due,
    { refused: 'not-yours-to-write' },
  ),
];
