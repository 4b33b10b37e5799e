import type { Doc } from '#model/document.ts';
import { equal } from '../../tests/support/assert.ts';
import { question } from '../../tests/support/fake-phone.ts';
import {
  isSameState,
  toDoc,
  toState,
  tombstone,
  type State,
} from './stored.ts';

suite('stored documents', () => {
  test('keep the server revision apart from the one of RxDB', () => {
    const doc: Doc = question(1, { _rev: '3-abc' });
    const kept = {
      ...toState(doc),
      _rev: '7-rxdb',
      _meta: { lwt: 1 },
      _attachments: {},
    };
    equal(toDoc(kept), doc);
    equal(
      toDoc({ ...toState(question(1)), _rev: '1-rxdb' } as State),
      question(1),
    );
  });

  test('leave attachments on the server', () => {
    const doc = { ...question(1), _attachments: { 'a.pdf': { stub: true } } };
    equal('_attachments' in toState(doc), false);
  });

  test('are equal by content and revision, all deletions being one', () => {
    const state = toState(question(1, { _rev: '1-a' }));
    equal(isSameState(state, toState(question(1, { _rev: '1-a' }))), true);
    equal(isSameState(state, toState(question(1, { _rev: '2-b' }))), false);
    equal(isSameState(state, tombstone(state._id)), false);
    equal(
      isSameState({ ...state, _deleted: true }, tombstone(state._id)),
      true,
    );
  });
});
