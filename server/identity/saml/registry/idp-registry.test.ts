import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { memoryDocuments } from '../../../../tests/support/memory-documents.ts';
import { createLog } from '../../../log.ts';
import { makeKeys } from '../development-keys.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import { certificateBody } from '../key-pair.ts';
import { idpRegistry } from './idp-registry.ts';
import { keptList } from './kept-list.ts';
import { providersView } from './providers-view.ts';

const log = createLog('silent');
const day = 86_400_000;
let fresh: IdpMetadata;
let list = '';

before(async () => {
  const subject = {
    organization: 'Gestore',
    entityId: 'https://idp.example',
    ipaCode: 'x',
    locality: 'Roma',
  };
  const { certificate } = await makeKeys(
    subject,
    new Date('2026-11-01T00:00:00Z'),
  );
  fresh = {
    entityId: 'https://idp.example',
    name: 'Gestore',
    certificates: [certificate],
    sso: [{ binding: 'HTTP-Redirect', location: 'https://idp.example/sso' }],
    slo: [],
  };
  list = JSON.stringify([
    {
      entity_id: fresh.entityId,
      organization_name: 'Gestore',
      signing_certificate_x509: [certificateBody(certificate)],
      single_sign_on_service: [
        {
          Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect',
          Location: 'https://idp.example/sso',
        },
      ],
    },
  ]);
});

suite('the identity providers of a federation', () => {
  test('count while one of their certificates is valid; those for trying always', async () => {
    const clock = { at: new Date('2026-11-23T08:00:00Z') };
    const test = { ...fresh, entityId: 'https://test.example' };
    const registry = idpRegistry(
      () => Promise.resolve([fresh]),
      [test],
      () => clock.at,
    );
    const names = async () =>
      (await registry.all()).map(({ entityId }) => entityId);
    assert.deepEqual(await names(), [
      'https://idp.example',
      'https://test.example',
    ]);
    for (const out of ['2026-10-31T00:00:00Z', '2037-01-01T00:00:00Z']) {
      clock.at = new Date(out);
      assert.deepEqual(await names(), ['https://test.example']);
      assert.equal(await registry.find('https://idp.example'), undefined);
    }
  });

  test('are not put out of place by one for trying of the same name', async () => {
    const forged = { ...fresh, name: 'Altro' };
    const registry = idpRegistry(
      () => Promise.resolve([fresh]),
      [forged],
      () => new Date('2026-11-23T08:00:00Z'),
    );
    assert.equal((await registry.find(fresh.entityId))?.name, 'Gestore');
    assert.equal((await registry.all()).length, 1);
  });

  test('are shown in an order drawn anew', () => {
    const all = ['a', 'b', 'c'].map((name) => ({ ...fresh, name }));
    const last = providersView(all, (limit) => limit - 1).map(
      ({ name }) => name,
    );
    assert.deepEqual(last, ['c', 'b', 'a']);
    const orders = new Set(
      Array.from({ length: 200 }, () =>
        providersView(all)
          .map(({ name }) => name)
          .join(''),
      ),
    );
    assert.equal(orders.size, 6);
    assert.deepEqual(Object.keys(providersView(all)[0] ?? {}).sort(), [
      'entityId',
      'name',
    ]);
  });
});

suite('a list that is fetched', () => {
  function setUp() {
    const state = {
      at: Date.parse('2026-11-23T08:00:00Z'),
      answer: list,
      calls: 0,
    };
    const portal = memoryDocuments();
    const open = (url = 'https://registry.example/idps') =>
      keptList({
        scheme: 'spid',
        url,
        portal,
        log,
        now: () => new Date(state.at),
        fetchList() {
          state.calls += 1;
          return state.answer
            ? Promise.resolve(state.answer)
            : Promise.reject(new Error('away'));
        },
      });
    return { state, portal, open };
  }

  test('is fetched once a day, for all processes', async () => {
    const { state, open } = setUp();
    const one = open();
    const [first, second] = await Promise.all([one(), one()]);
    assert.deepEqual(first, second);
    assert.equal(first.length, 1);
    assert.equal((await open()()).length, 1);
    assert.equal(state.calls, 1);
    state.at += day + 1;
    await one();
    assert.equal(state.calls, 2);
  });

  test('stands in its last good copy while the registry is away or talks nonsense', async () => {
    const { state, open } = setUp();
    await open()();
    for (const answer of ['', '<html>Manutenzione</html>', '[]']) {
      state.answer = answer;
      state.at += 40 * day;
      assert.equal((await open()()).length, 1);
    }
  });

  test('is empty where there never was one, and asked for again after a while', async () => {
    const { state, open } = setUp();
    state.answer = '';
    const asked = open();
    assert.deepEqual(await asked(), []);
    assert.deepEqual(await asked(), []);
    assert.equal(state.calls, 1);
    state.answer = list;
    state.at += 600_000;
    assert.equal((await asked()).length, 1);
  });

  test('of another address is another list', async () => {
    const { state, open } = setUp();
    await open()();
    state.answer = '';
    assert.deepEqual(await open('https://other.example/idps')(), []);
  });
});
