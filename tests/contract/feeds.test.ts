import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFeed } from '../support/feed-reader.ts';
import { until } from '../support/until.ts';
import { contract } from './contract.ts';

contract('live _changes', (couch) => {
  const { request, open, database } = couch;
  const longpoll = (path: string, query: string) =>
    request('GET', `${path}/_changes?feed=longpoll&${query}`);

  test('feed=longpoll answers at once when there is something', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, { body: {} });
    const answer = await longpoll(path, 'since=0');
    assert.equal(answer.at('results', 0, 'id'), 'a');
    assert.equal(typeof answer.at('last_seq'), 'string');
  });

  test('feed=longpoll waits, and answers when something is written', async () => {
    const path = await database();
    let answered = false;
    const waiting = longpoll(path, 'since=now&include_docs=true').then(
      (answer) => {
        answered = true;
        return answer;
      },
    );
    await longpoll(path, 'since=now&timeout=300');
    assert.equal(answered, false);
    await request('PUT', `${path}/a`, { body: { n: 1 } });
    const answer = await waiting;
    assert.equal(answer.at('results', 0, 'doc', 'n'), 1);
    const next = await request(
      'GET',
      `${path}/_changes?since=${encodeURIComponent(answer.text('last_seq'))}`,
    );
    assert.deepEqual(next.at('results'), []);
  });

  test('feed=longpoll with timeout= answers empty when the time is over', async () => {
    const path = await database();
    const start = Date.now();
    const answer = await longpoll(path, 'since=now&timeout=500');
    const took = Date.now() - start;
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.at('results'), []);
    assert.equal(typeof answer.at('last_seq'), 'string');
    assert.ok(took >= 450 && took < 5000, `${took} ms`);
  });

  test('feed=longpoll with heartbeat= sends newlines, and does not time out', async () => {
    const path = await database();
    const controller = new AbortController();
    const response = await open(
      'GET',
      `${path}/_changes?feed=longpoll&since=now&heartbeat=200&timeout=300`,
      { signal: controller.signal },
    );
    const feed = readFeed(response);
    await until('three heartbeats', () => feed.text().split('\n').length > 5);
    assert.equal(feed.ended(), false);
    controller.abort();
  });

  test('feed=longpoll passes over what the filter leaves out', async () => {
    const path = await database();
    const waiting = request(
      'POST',
      `${path}/_changes?feed=longpoll&since=now&filter=_doc_ids`,
      { body: { doc_ids: ['mine'] } },
    );
    await longpoll(path, 'since=now&timeout=200');
    await request('PUT', `${path}/other`, { body: {} });
    await request('PUT', `${path}/mine`, { body: {} });
    const answer = await waiting;
    assert.equal(answer.list('results').length, 1);
    assert.equal(answer.at('results', 0, 'id'), 'mine');
  });

  test('feed=continuous sends a line per change, as it comes', async () => {
    const path = await database();
    await request('PUT', `${path}/before`, { body: {} });
    const controller = new AbortController();
    const response = await open(
      'GET',
      `${path}/_changes?feed=continuous&since=0&heartbeat=200&include_docs=true`,
      { signal: controller.signal },
    );
    const feed = readFeed(response);
    await until('the first line', () => feed.lines().length === 1);
    for (const id of ['x', 'y']) {
      await request('PUT', `${path}/${id}`, { body: {} });
      await until(id, () =>
        feed.lines().some((line) => line.includes(`"id":"${id}"`)),
      );
    }
    for (const line of feed.lines())
      assert.doesNotThrow(() => void JSON.parse(line));
    controller.abort();
  });

  test('feed=continuous answers before there is anything to tell', async () => {
    const path = await database();
    const controller = new AbortController();
    const response = await open(
      'GET',
      `${path}/_changes?feed=continuous&since=now&timeout=20000`,
      {
        signal: AbortSignal.any([controller.signal, AbortSignal.timeout(5000)]),
      },
    );
    assert.equal(response.status, 200);
    controller.abort();
  });

  test('feed=continuous with timeout= ends with last_seq', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, { body: {} });
    const response = await open(
      'GET',
      `${path}/_changes?feed=continuous&timeout=300`,
    );
    const feed = readFeed(response);
    await feed.done;
    const lines = feed.lines();
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /"last_seq"/);
  });

  test('feed=continuous with limit= ends after so many', async () => {
    const path = await database();
    for (const id of ['a', 'b', 'c'])
      await request('PUT', `${path}/${id}`, { body: {} });
    const response = await open(
      'GET',
      `${path}/_changes?feed=continuous&limit=2`,
    );
    const feed = readFeed(response);
    await feed.done;
    const rows = feed.lines().filter((line) => line.includes('"id"'));
    assert.equal(rows.length, 2);
  });

  test('feed=eventsource sends events', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, { body: {} });
    const controller = new AbortController();
    const response = await open(
      'GET',
      `${path}/_changes?feed=eventsource&since=0`,
      {
        signal: controller.signal,
      },
    );
    assert.match(
      response.headers.get('content-type') ?? '',
      /^text\/event-stream/,
    );
    const feed = readFeed(response);
    await until('an event', () => feed.text().includes('\n\n'));
    assert.match(feed.text(), /^data: \{.*"id":"a"/m);
    assert.match(feed.text(), /^id: /m);
    controller.abort();
  });

  test('a hundred waiters on one database all hear of one write', async () => {
    const path = await database();
    const waiting = Array.from({ length: 100 }, () =>
      longpoll(path, 'since=0'),
    );
    await longpoll(path, 'since=now&timeout=300');
    await request('PUT', `${path}/a`, { body: {} });
    const answers = await Promise.all(waiting);
    assert.ok(answers.every((each) => each.at('results', 0, 'id') === 'a'));
  });

  test('an unknown feed answers 400', async () => {
    const answer = await request(
      'GET',
      `${await database()}/_changes?feed=other`,
    );
    assert.equal(answer.status, 400);
  });
});
