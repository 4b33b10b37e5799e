import { deviceRules } from '#model/device-rules.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { newAccount } from '../../tests/support/fake-phone.ts';
import { rejects } from '../../tests/support/rejects.ts';
import { deviceKeys, dropKeys, heldKey } from './key.ts';
import { changeLock, lockOf } from './key-lock.ts';
import { addWay, enrol, unlock } from './key-open.ts';
import { pinFault, pinState, tryPin } from './key-pin.ts';
import { seal, unseal } from './seal.ts';

const pin = '270391';
const way = { is: 'pin', pin, kind: 'digits' } as const;

async function locked() {
  const { id } = newAccount();
  ok(await enrol(id, way));
  const sealed = await seal(openKey(id), 'here', 'Allergia alle noci');
  dropKeys();
  return { id, sealed };
}

/** The key of an account that is open. */
function openKey(id: string): CryptoKey {
  const key = heldKey(id);
  if (!key) throw new Error('locked');
  return key;
}

/** Lets the waits between tries pass. */
const rested = (id: string) =>
  changeLock(id, (lock) =>
    lock.pin ? { ...lock, pin: { ...lock.pin, wrongAt: 0 } } : undefined,
  );

suite('the lock', () => {
  test('opens what was sealed, with the right PIN, after the app was closed', async () => {
    const { id, sealed } = await locked();
    equal(await deviceKeys.load(id), undefined);
    const opened = await unlock(id, { is: 'pin', pin });
    ok(opened.is === 'open');
    equal(await unseal(openKey(id), 'here', sealed), 'Allergia alle noci');
  });

  test('keeps no key that a script could read out, and nothing that opens without the PIN', async () => {
    const { id } = await locked();
    const lock = await lockOf(id);
    equal(lock?.device.extractable, false);
    equal(Object.keys(lock ?? {}).sort(), ['device', 'pin']);
    await unlock(id, { is: 'pin', pin });
    equal(heldKey(id)?.extractable, false);
    const held = openKey(id);
    ok(await rejects(crypto.subtle.exportKey('raw', held)));
  });

  test('does not open with the right PIN on another device, nor for another account', async () => {
    const [one, other] = [await locked(), await locked()];
    const mine = await lockOf(one.id);
    await changeLock(other.id, (lock) => ({
      ...lock,
      ...(mine?.pin && { pin: mine.pin }),
    }));
    equal((await unlock(other.id, { is: 'pin', pin })).is, 'wrong');
    const device = (await lockOf(other.id))?.device;
    await changeLock(one.id, (lock) => ({
      ...lock,
      ...(device && { device }),
    }));
    equal((await unlock(one.id, { is: 'pin', pin })).is, 'wrong');
  });

  test('counts a try before it is made: ending the app in the middle gives none back', async () => {
    const { id } = await locked();
    const trying = tryPin(id, '111222');
    let left: number = deviceRules.pinTries;
    while (left === deviceRules.pinTries)
      left = (await pinState(id))?.left ?? 0;
    equal(left, deviceRules.pinTries - 1);
    await trying;
  });

  test('tells how many tries are left, makes the next ones wait, and is over after the fifth', async () => {
    const { id } = await locked();
    const seen: unknown[] = [];
    for (let turn = 1; turn <= deviceRules.pinTries; turn += 1) {
      const tried = await tryPin(id, '111222');
      seen.push(tried.is === 'wrong' ? [tried.left, tried.waitMs] : tried.is);
      if (tried.is === 'wrong' && tried.waitMs > 0)
        equal((await tryPin(id, pin)).is, 'wait');
      await rested(id);
    }
    equal(seen, [[4, 0], [3, 5000], [2, 30_000], [1, 60_000], 'over']);
    equal((await tryPin(id, pin)).is, 'over', 'the right one comes too late');
  });

  test('a right PIN starts the count anew', async () => {
    const { id } = await locked();
    await tryPin(id, '111222');
    equal((await tryPin(id, pin)).is, 'right');
    equal((await pinState(id))?.left, deviceRules.pinTries);
  });

  test('a clock set forward or back gives no try, and makes no wait longer than it is', async () => {
    const { id } = await locked();
    const at = Date.now();
    for (const wrong of ['111222', '222111']) await tryPin(id, wrong, () => at);
    const yesterday = at - 86_400_000;
    const back = await tryPin(id, pin, () => yesterday);
    equal([back.is, back.is === 'wait' && back.waitMs], ['wait', 5000]);
    const next = await tryPin(id, '333222', () => yesterday + 5000);
    equal([next.is, next.is === 'wrong' && next.left], ['wrong', 2]);
  });

  test('of two windows that try at once each uses up a try', async () => {
    const { id } = await locked();
    await Promise.all([tryPin(id, '111222'), tryPin(id, '222111')]);
    equal((await pinState(id))?.left, deviceRules.pinTries - 2);
  });

  test('a new PIN takes the place of the former one, and opens the same data', async () => {
    const { id, sealed } = await locked();
    const next = {
      is: 'pin',
      pin: 'tre gatti sul tetto',
      kind: 'phrase',
    } as const;
    equal((await addWay(id, { is: 'pin', pin: '999888' }, next)).is, 'wrong');
    equal((await addWay(id, { is: 'pin', pin }, next)).is, 'right');
    equal((await unlock(id, { is: 'pin', pin })).is, 'wrong');
    await unlock(id, { is: 'pin', pin: next.pin });
    equal(await unseal(openKey(id), 'here', sealed), 'Allergia alle noci');
  });

  test('is made once: a second window cannot put another in its place', async () => {
    const { id } = await locked();
    equal(await enrol(id, { ...way, pin: '135790' }), undefined);
    equal((await unlock(id, { is: 'pin', pin })).is, 'open');
  });

  test('takes no PIN that is guessed at once', () => {
    for (const bad of ['000000', '123456', '654321', '121212', '123123'])
      equal(pinFault(bad, 'digits'), 'guessable', bad);
    for (const bad of ['12345', '1234567', 'abcdef', ''])
      equal(pinFault(bad, 'digits'), 'length', bad);
    equal(pinFault(pin, 'digits'), undefined);
    equal(pinFault('corta', 'phrase'), 'length');
    equal(pinFault('aaaaaaaaaaaa', 'phrase'), 'guessable');
    equal(pinFault('tre gatti sul tetto', 'phrase'), undefined);
  });
});
