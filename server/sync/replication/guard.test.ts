import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';
import { guardOf, type Guard } from './guard.ts';
import { staffDoor } from './staff-door.ts';

suite('the guard of the staff’s door', () => {
  let portal: LocalPortal;
  let guard: Guard;
  before(async () => {
    portal = await localPortal();
    const { accounts, attempts } = portal.deps;
    await portal.account('ufficio', { staff: true });
    guard = guardOf(staffDoor(accounts, attempts, { passwordAlone: true }));
  });
  after(() => portal.close());

  const enter = async (password: string) =>
    (await guard({ username: 'ufficio', password }, '192.0.2.7'))?.roles;

  test('knows a password again without hashing it', async () => {
    assert.deepEqual(await enter(goodPassword), ['staff']);
    assert.deepEqual(await enter(goodPassword), ['staff']);
    assert.equal(await enter('another one'), undefined);
  });

  test('lets a key in no more from the moment it is taken off', async () => {
    const cookie = await portal.signIn('ufficio');
    const name = 'Computer della segreteria';
    const { body } = await portal.call(localPaths.keyAdd, { name }, cookie);
    const { id, key } = body as { id: string; key: string };
    assert.deepEqual(await enter(key), ['staff']);
    assert.deepEqual(await enter(key), ['staff']);
    await portal.call(localPaths.keyRemove, { id }, cookie);
    assert.equal(await enter(key), undefined);
  });
});
