import { equal } from '../../tests/support/assert.ts';
import { correctClock } from './clock.ts';
import { DayChange } from './day-change.ts';
import { markClean, markDirty } from './dirty-forms.ts';

const dayMs = 86_400_000;

suite('a new day', () => {
  let drawn = 0;
  let change: DayChange;
  const wake = () => document.dispatchEvent(new Event('visibilitychange'));
  setup(() => {
    correctClock(0);
    drawn = 0;
    change = new DayChange({
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => drawn++,
      updateComplete: Promise.resolve(true),
    });
    change.hostConnected();
  });
  teardown(() => {
    change.hostDisconnected();
    correctClock(0);
  });

  test('is drawn when the app is taken up again', () => {
    const before = change.day;
    correctClock(-dayMs);
    wake();
    equal(drawn, 1);
    equal(change.day > before, true);
    wake();
    equal(drawn, 1);
  });

  test('waits for a half-written form', () => {
    const form = {};
    markDirty(form, () => Promise.resolve());
    correctClock(-dayMs);
    wake();
    equal(drawn, 0);
    markClean(form);
    wake();
    equal(drawn, 1);
  });
});
