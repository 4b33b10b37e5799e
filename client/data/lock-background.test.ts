import { deviceRules } from '#model/device-rules.ts';
import { equal } from '../../tests/support/assert.ts';
import { shiftClock } from '../../tests/support/shift-clock.ts';
import { watchBackground } from './lock-background.ts';

const { lockAfterMs } = deviceRules;

function show(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: state,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

suite('in the background', () => {
  const realNow = performance.now.bind(performance);
  let ran = 0;
  let locks = 0;
  let stop: () => void;
  setup(() => {
    localStorage.clear();
    ran = locks = 0;
    shiftClock(0);
    performance.now = () => realNow() + ran;
    show('visible');
    stop = watchBackground(() => {
      locks += 1;
    });
  });
  teardown(() => {
    stop();
    performance.now = realNow;
    shiftClock(0);
    Reflect.deleteProperty(document, 'visibilityState');
  });
  const pass = (ms: number) => {
    shiftClock(ms);
    ran = ms;
  };

  test('for a short while the app stays open', () => {
    show('hidden');
    pass(lockAfterMs - 20_000);
    show('visible');
    equal(locks, 0);
  });

  test('after five minutes it locks, before anything is seen', () => {
    show('hidden');
    pass(lockAfterMs);
    show('visible');
    equal(locks, 1);
  });

  test('it locks too when nothing of it ran meanwhile, and when the clock was set back', () => {
    show('hidden');
    shiftClock(lockAfterMs);
    show('visible');
    equal(locks, 1);
    stop();
    shiftClock(0);
    stop = watchBackground(() => {
      locks += 1;
    });
    show('hidden');
    ran = lockAfterMs;
    show('visible');
    equal(locks, 2);
    show('hidden');
    shiftClock(-86_400_000);
    show('visible');
    equal(locks, 3);
  });

  test('another window in front keeps it open', () => {
    show('hidden');
    pass(lockAfterMs * 3);
    localStorage.setItem('portale-seen', String(Date.now() - 1000));
    show('visible');
    equal(locks, 0);
  });
});
