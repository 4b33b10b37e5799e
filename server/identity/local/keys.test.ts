import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';
import { authenticator } from '../../../tests/support/authenticator.ts';
import { staffDoor } from '../../sync/replication/staff-door.ts';

const { keyAdd, keyRemove, security } = localPaths;

suite('keys of programs that copy the registry', () => {
  let portal: LocalPortal;
  let cookie: string;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    await portal.account('ufficio', { staff: true });
    cookie = await portal.signIn('ufficio');
  });

  const enter = async (
    password: string,
    { username = 'ufficio', passwordAlone = true } = {},
  ) => {
    const { accounts, attempts } = portal.deps;
    const door = staffDoor(accounts, attempts, { passwordAlone });
    return (await door.verify(username, password, '192.0.2.7'))?.roles;
  };
  const add = async (name = 'Computer della segreteria') => {
    const { body } = await portal.call(keyAdd, { name }, cookie);
    return body as { id: string; key: string };
  };

  test('open the door in place of the password, until they are taken off', async () => {
    const { id, key } = await add();
    assert.deepEqual(await enter(key), ['staff']);
    const kept = JSON.stringify([...portal.portal.docs]);
    assert.ok(!kept.includes(key.slice(-43)));
    const { body } = await portal.call(security, undefined, cookie);
    const [view] = body['keys'] as Record<string, unknown>[];
    assert.deepEqual(Object.keys(view ?? {}), ['id', 'name', 'added']);
    assert.equal((await portal.call(keyRemove, { id }, cookie)).status, 200);
    assert.equal(await enter(key), undefined);
    assert.equal((await portal.call(keyRemove, { id }, cookie)).status, 404);
  });

  test('are the only way in production', async () => {
    const passwordAlone = false;
    assert.equal(await enter(goodPassword, { passwordAlone }), undefined);
    const { key } = await add();
    assert.deepEqual(await enter(key, { passwordAlone }), ['staff']);
  });

  test('are the only way for an account with a second factor', async () => {
    assert.deepEqual(await enter(goodPassword), ['staff']);
    const asked = await portal.call(localPaths.passkeyOptions, {}, cookie);
    const device = authenticator(portal.origin);
    const response = device.create(asked.body['options'] as object);
    const { ceremony } = asked.body;
    const body = { ceremony, response, name: 'Chiave' };
    const added = await portal.call(localPaths.passkeyAdd, body, cookie);
    assert.equal(added.status, 200);
    assert.equal(await enter(goodPassword), undefined);
    const { key } = await add();
    assert.deepEqual(await enter(key), ['staff']);
  });

  test('open nothing else, and nobody else’s account', async () => {
    const { key } = await add();
    assert.equal(await portal.signIn('ufficio', key), '');
    await portal.account('maestra', { staff: true });
    assert.equal(await enter(key, { username: 'maestra' }), undefined);
    assert.equal(await enter(`chiave-${'A'.repeat(43)}`), undefined);
  });

  test('are made by staff who have just proved who they are, and by no parent', async () => {
    await portal.account('genitore');
    const parent = await portal.signIn('genitore');
    const name = 'Telefono';
    assert.equal((await portal.call(keyAdd, { name }, parent)).status, 404);
    assert.equal((await portal.call(keyAdd, { name })).status, 401);
    portal.clock.ms += 600_000;
    assert.equal((await portal.call(keyAdd, { name }, cookie)).status, 403);
  });
});
