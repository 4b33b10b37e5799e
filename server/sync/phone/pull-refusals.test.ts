import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import {
  parentSide,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import {
  people,
  post,
  startTestServer,
} from '../../../tests/support/test-server.ts';

suite('who may pull, and what', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());

  test('asks for a session, and for the session of the account that is meant', async () => {
    for (const path of [
      '/sync/family/_changes',
      '/sync/town/_changes',
      '/sync/hints',
    ]) {
      const response = await side.get(path, { cookie: '' });
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('portal-signed-out'), '1');
    }
    const meant = (account: string) =>
      side.get('/sync/family/_changes', { 'portal-account': account });
    assert.equal((await meant(people.parent)).status, 200);
    const other = await meant(people.stranger);
    assert.equal(other.status, 401);
    assert.equal(other.headers.get('portal-signed-out'), '1');
    assert.equal(
      (await side.get('/auth/session')).status,
      200,
      'the session goes on',
    );
  });

  test('answers staff, and everything that is not for phones, with one and the same 404', async () => {
    const staff = await side.signIn('ufficio');
    const family = familyDatabase(people.otherFamily);
    const paths: [string, string][] = [
      [staff, '/sync/family/_changes'],
      [staff, '/sync/town/_changes'],
      [staff, '/sync/hints'],
      [side.cookie, '/sync/registry/_changes'],
      [side.cookie, `/sync/${family}/_changes`],
      [side.cookie, `/sync/family/${family}`],
      [side.cookie, '/sync/family'],
      [side.cookie, '/sync/family/'],
      [side.cookie, '/sync/family/_changes/'],
      [side.cookie, '/sync/FAMILY/_changes'],
      [side.cookie, '/sync/family/_design/validate'],
      [side.cookie, '/sync/family/_local/x'],
      [side.cookie, '/sync/family/%2e%2e/registry/_changes'],
      [side.cookie, '/sync/family%2f..%2fregistry/_changes'],
      [side.cookie, '/sync/town/_security'],
      [side.cookie, '/sync/town/_design%2fvalidate/x'],
      [side.cookie, '/sync/town/service:service-1/none.pdf'],
      [side.cookie, '/sync/%ff/_changes'],
      ...[
        'feed=longpoll',
        'filter=_selector',
        'include_docs=true',
        'style=all_docs',
        'since=now',
        'since=%22x',
        'since=1&since=2',
        'limit=0',
        'limit=1001',
        'limit=-1',
        'limit=1e2',
        `since=${'9'.repeat(5000)}`,
      ]
        .filter((query) => query !== 'since=now')
        .map((query): [string, string] => [
          side.cookie,
          `/sync/family/_changes?${query}`,
        ]),
    ];
    for (const [as, path] of paths) {
      const response = await side.get(path, { cookie: as });
      assert.equal(response.status, 404, path);
      assert.deepEqual(await response.json(), { error: 'not-found' }, path);
    }
    for (const method of [
      'HEAD',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'COPY',
    ]) {
      const response = await fetch(`${side.url}/sync/family/_changes`, {
        method,
        headers: { cookie: side.cookie, 'portal-app': '1' },
      });
      assert.equal(response.status, 404, method);
    }
  });

  test('refuses odd lists of keys', async () => {
    const bodies = [
      { keys: 'x' },
      { keys: [1] },
      { keys: ['_design/validate'] },
      { keys: ['a"b'] },
      { keys: Array.from({ length: 201 }, (_, index) => `a:${index}`) },
      { include_docs: true },
      { keys: ['a:b'], include_docs: 'yes' },
      { startkey: 'a' },
      [],
    ];
    for (const body of bodies) {
      const response = await post(
        side.url,
        '/sync/family/_all_docs',
        body,
        side.cookie,
      );
      assert.equal(response.status, 400, JSON.stringify(body).slice(0, 50));
    }
    const query = await post(
      side.url,
      '/sync/family/_all_docs?conflicts=true',
      {},
      side.cookie,
    );
    assert.equal(query.status, 404);
  });
});

suite('pulling too often', () => {
  test('is slowed down, with the time to wait', async () => {
    const server = await startTestServer({ SYNC_PER_MINUTE: '3' });
    try {
      const cookie = await server.signIn('ada.prova');
      const ask = () =>
        fetch(`${server.url}/sync/town/_changes`, { headers: { cookie } });
      for (let turn = 0; turn < 3; turn += 1)
        assert.notEqual((await ask()).status, 429);
      const response = await ask();
      assert.equal(response.status, 429);
      const seconds = Number(response.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= 60);
      assert.deepEqual(await response.json(), {
        error: 'too-many',
        retryAfter: seconds,
      });
      const other = await server.signIn('bea.altra');
      const theirs = await fetch(`${server.url}/sync/town/_changes`, {
        headers: { cookie: other },
      });
      assert.equal(theirs.status, 200);
    } finally {
      await server.close();
    }
  });
});
