import { changed, ids, reply, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const vector = vectorsOf(places.registry);
const fiscalCode = 'RSSMRA80A01G479R';
const tombstone = (doc: { _id: string }) => ({ _id: doc._id, _deleted: true });

/** What staff, the portal and the distribution may write in the registry. */
export const registryVectors: readonly Vector[] = [
  vector('staff', 'writes a family', samples.family),
  vector(
    'staff',
    'bars a parent by court order',
    rewritten(samples.family, {
      courtOrders: [
        { from: '2026-03-01', person: ids.parent },
        { from: '2026-03-01', to: '2026-09-01', fiscalCode },
      ],
    }),
    { over: samples.family },
  ),
  vector('staff', 'writes a child', samples.child),
  vector('staff', 'enrols', samples.enrolment),
  vector('staff', 'bills', samples.due),
  vector('staff', 'records a payment', samples.payment),
  vector(
    'staff',
    'records a refund',
    rewritten(samples.payment, { amount: -500, channel: 'refund' }),
  ),
  vector('staff', 'takes a roll call', samples.rollCall),
  vector('staff', 'publishes', {
    ...samples.announcement,
    _attachments: { 'a.pdf': { stub: true } },
  }),
  vector('staff', 'answers', reply),
  vector(
    'staff',
    'records an absence told by phone',
    changed(samples.absence, { author: undefined, family: undefined }),
  ),
  vector(
    'staff',
    'changes an enrolment',
    rewritten(samples.enrolment, { to: '2026-01-31' }),
    { over: samples.enrolment },
  ),
  vector(
    'staff',
    'replicates a parent’s message back unchanged',
    samples.message,
    { over: { ...samples.message, _rev: '1-abc' } },
  ),
  vector('staff', 'credits', rewritten(samples.due, { amount: -8400 })),
  vector('staff', 'deletes a closure', tombstone(samples.closure), {
    over: samples.closure,
  }),
  vector(
    'staff',
    'brings the tombstone of an announcement',
    tombstone(samples.announcement),
  ),

  vector('staff', 'speaks as a parent', samples.message, {
    refused: 'not-allowed /body/from/side',
  }),
  vector(
    'staff',
    'changes what a parent wrote',
    rewritten(samples.message, { text: 'Altro' }),
    { over: samples.message, refused: 'not-editable' },
  ),
  vector(
    'staff',
    'changes a reply that was sent',
    rewritten(reply, { text: 'Altro' }),
    { over: reply, refused: 'not-editable' },
  ),
  vector(
    'staff',
    'changes a due that was sent',
    rewritten(samples.due, { amount: 1 }),
    { over: samples.due, refused: 'not-editable' },
  ),
  vector(
    'staff',
    'changes a receipt',
    rewritten(samples.payment, { amount: 1 }),
    { over: samples.payment, refused: 'not-editable' },
  ),
  vector('staff', 'deletes a due that was sent', tombstone(samples.due), {
    over: samples.due,
    refused: 'not-deletable',
  }),
  vector('staff', 'deletes a parent’s absence', tombstone(samples.absence), {
    over: samples.absence,
    refused: 'not-deletable',
  }),
  vector('staff', 'deletes a parent’s message', tombstone(samples.message), {
    over: samples.message,
    refused: 'not-deletable',
  }),
  vector('staff', 'deletes presences', tombstone(samples.presences), {
    over: samples.presences,
    refused: 'not-yours-to-write /_id',
  }),
  vector('staff', 'writes presences', samples.presences, {
    refused: 'not-yours-to-write /type',
  }),
  vector('staff', 'revokes', samples.revoked, {
    refused: 'not-yours-to-write /type',
  }),
  vector('staff', 'starts a new life of the database', samples.epoch, {
    refused: 'not-yours-to-write /type',
  }),
  vector(
    'staff',
    'writes something of no type',
    { _id: 'note:1', type: 'note' },
    { refused: 'unknown-type /type' },
  ),
  vector(
    'staff',
    'writes something without a type',
    { _id: 'note' },
    { refused: 'unknown-type /type' },
  ),
  vector(
    'staff',
    'deletes something of no type',
    { _id: 'note', _deleted: true },
    { refused: 'unknown-type /_id' },
  ),
  vector(
    'staff',
    'writes a design document',
    { _id: '_design/mine' },
    { refused: 'not-yours-to-write' },
  ),
  vector(
    'staff',
    'replaces a due by itself',
    rewritten(samples.due, { replaces: ids.nav }),
    { refused: 'not-allowed /body/replaces' },
  ),
  vector(
    'staff',
    'bills nobody’s family',
    changed(samples.due, { family: undefined }),
    { refused: 'missing /family' },
  ),
  vector(
    'staff',
    'takes money for a refund',
    rewritten(samples.payment, { channel: 'refund' }),
    { refused: 'out-of-range /body/amount' },
  ),
  vector(
    'staff',
    'enrols nobody',
    changed(samples.enrolment, { child: undefined }),
    { refused: 'missing /child' },
  ),
  vector(
    'staff',
    'ends an enrolment before it starts',
    rewritten(samples.enrolment, { to: '2025-09-14' }),
    { refused: 'out-of-range /body/to' },
  ),
  vector(
    'staff',
    'ends a member’s right before it starts',
    rewritten(samples.family, {
      children: [{ child: ids.child, from: '2026-01-01', to: '2025-01-01' }],
    }),
    { refused: 'out-of-range /body/children/0/to' },
  ),

  vector('parent', 'asks a question', samples.message, {
    refused: 'not-yours-to-write',
  }),
  vector('school', 'takes a roll call', samples.rollCall, {
    refused: 'not-yours-to-write',
  }),
  vector('nobody', 'enrols', samples.enrolment, {
    refused: 'not-yours-to-write',
  }),
  vector('portal', 'records a receipt', samples.payment),
  vector('portal', 'records a receipt again', samples.payment, {
    over: samples.payment,
  }),
  vector(
    'portal',
    'changes a receipt',
    rewritten(samples.payment, { amount: 1 }),
    { over: samples.payment, refused: 'not-editable' },
  ),
  vector('portal', 'bills', samples.due, {
    refused: 'not-yours-to-write /type',
  }),
  vector('portal', 'deletes a receipt', tombstone(samples.payment), {
    over: samples.payment,
    refused: 'not-deletable',
  }),
  vector('router', 'brings a question', samples.message),
  vector('router', 'projects presences', samples.presences),
  vector('router', 'deletes presences', tombstone(samples.presences), {
    over: samples.presences,
  }),
  vector(
    'router',
    'brings presences of 31 February',
    changed(samples.presences, {
      _id: `presences:${ids.child}:mensa:2026-02`,
      body: {
        service: 'mensa',
        month: '2026-02',
        days: { 31: { state: 'absent', by: 'x', at: samples.presences.at } },
      },
    }),
    { refused: 'wrong-form /body/days/31' },
  ),
  vector('admin', 'loads a family', samples.family),
];
