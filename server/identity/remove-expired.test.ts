import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';
import { documentsAt } from '../couch/documents-at.ts';
import { removeExpired } from './remove-expired.ts';

suite('what is over', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  test('is taken out of the portal’s database, and nothing else is', async () => {
    const { url, jwt } = server.database;
    const portal = documentsAt(url, jwt)(
      { role: 'portal', sub: 'portal' },
      'portal',
    );
    const cookie = await server.signIn('ada.prova');
    await portal.put({
      _id: 'session:old',
      type: 'session',
      until: '2026-01-01T00:00:00.000Z',
    } as { _id: string });
    await portal.put({ _id: 'attempts:old', type: 'attempts', forget: 1 } as {
      _id: string;
    });
    await portal.put({
      _id: 'attempts:new',
      type: 'attempts',
      forget: Date.now() + 60_000,
    } as { _id: string });
    await portal.put({
      _id: 'checkpoint:x',
      until: '2026-01-01T00:00:00.000Z',
    } as { _id: string });
    assert.equal(await removeExpired(server.couch, portal, new Date()), 2);
    assert.equal(await portal.get('session:old'), undefined);
    assert.equal(await portal.get('attempts:old'), undefined);
    assert.ok(await portal.get('attempts:new'));
    assert.ok(await portal.get('checkpoint:x'));
    const session = await fetch(`${server.url}/auth/session`, {
      headers: { cookie },
    });
    assert.equal(session.status, 200);
    const month = new Date(Date.now() + 31 * 86_400_000);
    await removeExpired(server.couch, portal, month);
    const ended = await fetch(`${server.url}/auth/session`, {
      headers: { cookie },
    });
    assert.equal(ended.status, 401);
  });
});
