import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, reply, samples } from '../design/vectors/samples.ts';
import { itemState } from './item-state.ts';
import type { MessageDoc } from './message.ts';
import { threadsOf } from './thread.ts';

const received = { at: '2026-03-02T18:31:00.000Z', by: 'portal' };
const question: MessageDoc = { ...samples.message, received };
const unsent: MessageDoc = {
  ...samples.message,
  _id: 'message:e0000000-0000-4000-8000-000000000003',
  // Written on a phone whose clock is behind.
  at: '2020-01-01T00:00:00.000Z',
};
const threads = (messages: MessageDoc[], marks = [samples.readMark]) =>
  threadsOf(messages, marks, ids.parent);

suite('item state', () => {
  test('goes from this phone to the Comune to an answer', () => {
    assert.equal(itemState(samples.message), 'on-phone');
    assert.equal(itemState(question), 'received');
    assert.equal(itemState(question, [question, reply]), 'answered');
    assert.equal(itemState({ ...samples.absence, received }), 'received');
  });

  test('takes neither an earlier reply nor another thread’s for an answer', () => {
    const earlier = { ...reply, at: '2026-03-02T18:30:30.000Z' };
    const body = { ...reply.body, thread: ids.otherChild };
    assert.equal(itemState(question, [earlier]), 'received');
    assert.equal(itemState(question, [{ ...reply, body }]), 'received');
  });
});

suite('threads', () => {
  test('hold their messages in order, what was not sent last', () => {
    const [thread] = threads([unsent, reply, question]);
    assert.ok(thread);
    assert.deepEqual(thread.messages, [question, reply, unsent]);
    assert.deepEqual([thread.subject, thread.state], ['Dieta', 'on-phone']);
  });

  test('are answered when the office spoke last, also when it began', () => {
    assert.equal(threads([question])[0]?.state, 'received');
    assert.equal(threads([question, reply])[0]?.state, 'answered');
    assert.equal(threads([reply])[0]?.state, 'answered');
  });

  test('count what this person has not read', () => {
    const body = { target: reply._id, confirmed: false };
    const mark = { ...samples.readMark, body };
    assert.equal(threads([question, reply])[0]?.unread, 1);
    assert.equal(threads([question, reply], [mark])[0]?.unread, 0);
    const partner = { ...mark, author: ids.otherParent };
    assert.equal(threads([question, reply], [partner])[0]?.unread, 1);
  });

  test('come with the one that moved last first', () => {
    const other: MessageDoc = {
      ...question,
      _id: 'message:e0000000-0000-4000-8000-000000000004',
      received: { ...received, at: '2026-03-05T08:00:00.000Z' },
      body: { ...question.body, thread: ids.otherChild },
    };
    assert.deepEqual(
      threads([question, reply, other]).map((one) => one.id),
      [ids.otherChild, ids.uuid],
    );
    assert.deepEqual(threads([]), []);
  });
});
