import type { ReactiveControllerHost } from 'lit';
import { equal, ok } from '../../tests/support/assert.ts';
import { memoryStore } from '../../tests/support/memory-store.ts';
import { account } from '../../tests/support/sample-people.ts';
import { until } from '../../tests/support/until.ts';
import { hasDirtyForm } from './dirty-forms.ts';
import { Draft } from './draft.ts';

interface Form {
  text: string;
}
const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};
function newForm(store = memoryStore({ account, docs: [] }), key = 'a') {
  const draft = new Draft<Form>(host, {
    store: () => store,
    key: () => key,
    empty: () => ({ text: '' }),
    read: (kept) =>
      typeof kept === 'object' && kept !== null && 'text' in kept
        ? { text: String(kept.text) }
        : undefined,
  });
  draft.hostUpdate();
  return { draft, store };
}

suite('a draft', () => {
  test('keeps the last letter, however fast they come', async () => {
    const { draft, store } = newForm();
    for (const text of ['c', 'ci', 'cia', 'ciao']) draft.set({ text });
    ok(hasDirtyForm(), 'nothing may reload the page yet');
    await until('it is safe', () => !hasDirtyForm());
    equal(store.drafts.get('a'), { text: 'ciao' });
  });

  test('comes back in a form opened again, and says so', async () => {
    const { draft, store } = newForm();
    draft.set({ text: 'ciao' });
    await until('it is safe', () => !hasDirtyForm());
    const again = newForm(store).draft;
    await until('it is back', () => again.restored);
    equal(again.value, { text: 'ciao' });
  });

  test('never overwrites what is typed while it is being read', async () => {
    const { draft, store } = newForm();
    draft.set({ text: 'vecchio' });
    await until('it is safe', () => !hasDirtyForm());
    const again = newForm(store).draft;
    again.set({ text: 'nuovo' });
    await until('it is safe', () => !hasDirtyForm());
    equal([again.value.text, again.restored], ['nuovo', false]);
  });

  test('is gone once its form is sent', async () => {
    const { draft, store } = newForm();
    draft.set({ text: 'ciao' });
    await draft.drop();
    equal([draft.value.text, store.drafts.size], ['', 0]);
    ok(!hasDirtyForm());
  });

  test('that finds no room leaves the form unsafe, with its text', async () => {
    const store = memoryStore({ account, docs: [] });
    const save = store.saveDraft;
    let attempts = 0;
    store.saveDraft = () => {
      attempts += 1;
      return Promise.reject(new Error('storage-full'));
    };
    const { draft } = newForm(store);
    draft.set({ text: 'ciao' });
    await until('it was tried', () => attempts > 0);
    await Promise.resolve();
    ok(hasDirtyForm());
    equal(draft.value.text, 'ciao');
    store.saveDraft = save;
    draft.set({ text: 'ciao a' });
    await until('there is room again', () => !hasDirtyForm());
    equal(store.drafts.get('a'), { text: 'ciao a' });
  });

  test('of another shape is left alone', async () => {
    const store = memoryStore({ account, docs: [] });
    store.drafts.set('a', ['an older version']);
    const { draft } = newForm(store);
    await Promise.resolve();
    equal([draft.value.text, draft.restored], ['', false]);
  });
});
