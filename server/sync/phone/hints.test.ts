import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import { epoch, life, service } from '../../../tests/support/slice-docs.ts';
import {
  people,
  post,
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';
import { until } from '../../../tests/support/until.ts';

const database = familyDatabase(people.family);

suite('hints', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  /** What a stream has said so far, and whether it is still open. */
  async function listen(cookie: string, url = server.url) {
    const stop = new AbortController();
    const response = await fetch(`${url}/sync/hints`, {
      headers: { cookie },
      signal: stop.signal,
    });
    const stream = {
      response,
      text: '',
      open: true,
      close: () => {
        stop.abort();
      },
    };
    const read = async () => {
      for await (const chunk of response.body ?? [])
        stream.text += Buffer.from(chunk as Uint8Array).toString();
    };
    read()
      .catch(() => undefined)
      .finally(() => {
        stream.open = false;
      });
    await until('the stream has begun', () => stream.text.includes('retry'));
    return stream;
  }
  const hint = (slice: string) => `event: hint\ndata: {"slice":"${slice}"}\n\n`;

  test('tell a family of its own changes, and everybody of the town’s', async () => {
    const mine = await listen(await server.signIn('ada.prova'));
    const theirs = await listen(await server.signIn('bea.altra'));
    assert.equal(
      mine.response.headers.get('content-type'),
      'text/event-stream',
    );
    assert.equal(mine.response.headers.get('content-encoding'), null);
    await server.write(database, epoch(life));
    await until('the hint', () => mine.text.includes(hint('family')), 1000);
    assert.ok(!theirs.text.includes('hint'));
    await server.write('town', service('mensa'));
    await until(
      'both hints',
      () =>
        mine.text.includes(hint('town')) && theirs.text.includes(hint('town')),
      1000,
    );
    mine.close();
    theirs.close();
  });

  test('stop within a second of the session’s end, also when another process ended it', async () => {
    const second = await server.second();
    const cookie = await server.signIn('ada.prova');
    const stream = await listen(cookie);
    await post(second.url, '/auth/logout', {}, cookie);
    await until('the stream is closed', () => !stream.open, 1000);
    assert.match(stream.text, /event: gone\ndata: 1\n\n$/);
    await second.stop(0);
  });

  test('stop when the household no longer lists the parent', async () => {
    const { otherFamily, stranger, otherChild } = people;
    const stream = await listen(await server.signIn('bea.altra'));
    const name = familyDatabase(otherFamily);
    await server.write(name, {
      ...(await server.read(name, `family:${otherFamily}`)),
      body: {
        label: 'x',
        members: [
          {
            person: stranger,
            givenName: 'B',
            familyName: 'A',
            from: '2024-09-01',
            to: '2025-01-01',
          },
        ],
        children: [{ child: otherChild, from: '2024-09-01' }],
        payers: [],
      },
    });
    await until('the stream is closed', () => !stream.open, 1000);
    assert.match(stream.text, /event: gone/);
  });

  test('stop for a parent whom a court has barred, and for nobody else', async () => {
    const { family, parent } = people;
    const stream = await listen(await server.signIn('ada.prova'));
    const name = familyDatabase(family);
    const stands = await server.read(name, `family:${family}`);
    const body = stands['body'] as object;
    const courtOrders = [{ from: '2026-01-01', person: parent }];
    await server.write(name, { ...stands, body: { ...body, courtOrders } });
    await until('the stream is closed', () => !stream.open, 1000);
    assert.match(stream.text, /event: gone/);
    await server.write(name, { ...stands, body });
  });

  test('stop on a device that is to forget everything, and say so', async () => {
    const lost = await server.signIn('ada.prova');
    const kept = await server.signIn('ada.prova');
    const stream = await listen(lost);
    const others = { others: true, wipe: true };
    await post(server.url, '/auth/sessions/end', others, kept);
    await until('the stream is closed', () => !stream.open, 1000);
    const response = await fetch(`${server.url}/sync/hints`, {
      headers: { cookie: lost },
    });
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('portal-wipe'), '1');
  });

  test('keep two streams a session: a third takes the place of the oldest', async () => {
    const cookie = await server.signIn('ada.prova');
    const streams = [
      await listen(cookie),
      await listen(cookie),
      await listen(cookie),
    ];
    await until('the first is closed', () => !streams[0]?.open, 1000);
    assert.ok(!streams[0]?.text.includes('gone'), 'the session goes on');
    assert.ok(streams[1]?.open && streams[2]?.open);
    for (const stream of streams) stream.close();
  });

  test('tell everybody to pull both when the feed was interrupted', async () => {
    const stream = await listen(await server.signIn('ada.prova'));
    server.proxy.rule(({ path }) =>
      path.startsWith('/_db_updates') ? { do: 'refuse' } : { do: 'pass' },
    );
    server.proxy.cutAll();
    await server.write('town', service('trasporto'));
    server.proxy.rule(undefined);
    await until(
      'both hints',
      () => stream.text.includes(hint('family') + hint('town')),
      8000,
    );
    stream.close();
  });

  test('ask for a session', async () => {
    const response = await fetch(`${server.url}/sync/hints`);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('portal-signed-out'), '1');
  });
});
