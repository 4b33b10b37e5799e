import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from '../support/feed-reader.ts';
import { until } from '../support/until.ts';
import { contract, type Answer } from './contract.ts';

contract('_db_updates', (couch, noTokens) => {
  const { request, open, database, absent } = couch;
  /** A real CouchDB needs its `_global_changes` database; it gathers for up to 500 ms. */
  const prepare = async () => {
    await request('PUT', '/_global_changes');
    const now = await request('GET', '/_db_updates?since=now');
    return encodeURIComponent(now.text('last_seq'));
  };
  const about = (answer: Answer, path: string) =>
    answer.list('results').filter((row) => row.at('db_name') === path.slice(1));

  test('GET /_db_updates?since= tells which databases were written', async () => {
    const path = await database();
    const since = await prepare();
    await request('PUT', `${path}/a`, { body: {} });
    const found = await until('the update', async () => {
      const answer = await request('GET', `/_db_updates?since=${since}`);
      return about(answer, path).at(-1);
    });
    assert.equal(found.at('type'), 'updated');
    assert.equal(typeof found.at('seq'), 'string');
  });

  test('it tells of a database created and deleted', async () => {
    const since = await prepare();
    const path = absent();
    await request('PUT', path);
    await until('created', async () => {
      const answer = await request('GET', `/_db_updates?since=${since}`);
      return about(answer, path).some((row) => row.at('type') === 'created');
    });
    await request('DELETE', path);
    await until('deleted', async () => {
      const answer = await request('GET', `/_db_updates?since=${since}`);
      return about(answer, path).some((row) => row.at('type') === 'deleted');
    });
  });

  test('feed=longpoll waits for the next write, and last_seq goes on from there', async () => {
    const path = await database();
    await prepare();
    let since = 'now';
    const waiting = until('the database', async () => {
      const answer = await request(
        'GET',
        `/_db_updates?feed=longpoll&timeout=5000&since=${since}`,
      );
      since = encodeURIComponent(answer.text('last_seq'));
      return about(answer, path).at(0);
    });
    await request('GET', '/_db_updates?feed=longpoll&since=now&timeout=200');
    await request('PUT', `${path}/a`, { body: {} });
    assert.equal((await waiting).at('type'), 'updated');
  });

  test('feed=longpoll with timeout= answers when the time is over', async () => {
    await prepare();
    const start = Date.now();
    const answer = await request(
      'GET',
      '/_db_updates?feed=longpoll&since=now&timeout=300',
    );
    assert.equal(answer.status, 200);
    assert.ok(Date.now() - start < 10_000);
    assert.ok(Array.isArray(answer.at('results')));
  });

  test('feed=continuous sends a line per event, with heartbeats between', async () => {
    const path = await database();
    await prepare();
    const controller = new AbortController();
    const response = await open(
      'GET',
      '/_db_updates?feed=continuous&since=now&heartbeat=100',
      { signal: controller.signal },
    );
    const feed = readFeed(response);
    await until('heartbeats', () => feed.text().length >= 2);
    await request('PUT', `${path}/a`, { body: {} });
    await until('the line', () =>
      feed.lines().some((line) => line.includes(path.slice(1))),
    );
    controller.abort();
  });

  test('who is no admin is refused', { skip: noTokens }, async () => {
    const as = await couch.userToken('p1', 'fam:1');
    const { status } = await request('GET', '/_db_updates', { as });
    assert.ok([401, 403].includes(status), String(status));
  });
});
