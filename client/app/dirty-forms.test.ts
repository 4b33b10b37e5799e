import { equal } from '../../tests/support/assert.ts';
import {
  flushForms,
  hasDirtyForm,
  markClean,
  markDirty,
} from './dirty-forms.ts';

suite('forms with letters not yet safe', () => {
  test('hold back a reload until they are kept', async () => {
    const form = {};
    markDirty(form, () => {
      markClean(form);
      return Promise.resolve();
    });
    equal(hasDirtyForm(), true);
    await flushForms();
    equal(hasDirtyForm(), false);
  });

  test('hold it back also when the draft cannot be kept', async () => {
    const form = {};
    markDirty(form, () => Promise.reject(new Error('disk full')));
    await flushForms().catch(() => undefined);
    equal(hasDirtyForm(), true);
    markClean(form);
  });
});
