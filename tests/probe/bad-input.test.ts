/** Whatever is sent: a clear code in JSON, nothing written, and the portal goes on. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { after, afterEach, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import type { ErrorBody, PushRow } from '#model/phone-protocol.ts';
import { questionOf } from '../support/parent-writes.ts';
import {
  startProbeTown,
  type ProbeSession,
  type ProbeTown,
} from '../support/probe-town.ts';
import { rawSender, type RawAnswer } from '../support/raw-request.ts';

const push = '/sync/family/_bulk_docs';
const login = '/auth/login';
const allDocs = '/sync/family/_all_docs';

suite('bad input', () => {
  let rig: ProbeTown;
  let session: ProbeSession;
  let sender: ReturnType<typeof rawSender>;
  let stood: Record<string, string>;
  before(async () => {
    rig = await startProbeTown();
    session = await rig.signIn('fatima.lagovendari');
    sender = rawSender(rig.portal.url, 4, 10_000);
    stood = await inventory();
  });
  after(async () => {
    sender.close();
    await rig.close();
  });
  afterEach(async () => {
    assert.equal((await fetch(`${rig.portal.url}/readyz`)).status, 200);
    assert.deepEqual(await inventory(), stood);
  });

  const inventory = () =>
    rig.couch.inventory(familyDatabase(session.account.family ?? ''));
  const post = (
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<RawAnswer> =>
    sender.send({
      method: 'POST',
      path,
      body,
      headers: {
        'content-type': 'application/json',
        'portal-app': '1',
        cookie: session.cookie,
        ...headers,
      },
    });
  const refusal = ({ status, type, body }: RawAnswer): string => {
    assert.match(type, /^application\/json/);
    return `${status} ${(JSON.parse(body) as ErrorBody).error}`;
  };
  const rowsOf = async (docs: unknown[]): Promise<string[]> => {
    const { status, body } = await post(push, JSON.stringify({ docs }));
    assert.equal(status, 200);
    return (JSON.parse(body) as PushRow[]).map((row) =>
      'error' in row ? row.error : 'ok',
    );
  };

  test('JSON that is none, in every way', async () => {
    for (const path of [push, login, allDocs])
      for (const body of [
        '{',
        '{"docs":[}',
        'docs',
        '{"docs":[]}{}',
        "{'docs':[]}",
        '\u0000',
        '{"docs":NaN}',
      ])
        assert.equal(refusal(await post(path, body)), '400 bad-request', body);
  });

  test('a body that is no object, or has other fields', async () => {
    for (const path of [push, login, allDocs])
      for (const body of ['[]', '[1]', '{"other":1}', '{"docs":{}}'])
        assert.equal(refusal(await post(path, body)), '400 bad-request', body);
    for (const body of [
      '{"username":1,"password":"x"}',
      '{"username":"","password":""}',
      '{"username":["a"],"password":{"b":1}}',
      '{"username":"a"}',
      `{"username":"${'a'.repeat(300)}","password":"x"}`,
    ])
      assert.equal(refusal(await post(login, body)), '400 bad-request', body);
    for (const keys of ['1', '"a"', '[1]', '[null]', '[["a"]]', '{}'])
      assert.equal(
        refusal(await post(allDocs, `{"keys":${keys}}`)),
        '400 bad-request',
        keys,
      );
  });

  test('10 MB, plain, packed, and a bomb', async () => {
    const text = 'a'.repeat(10_000_000);
    const big = JSON.stringify({ docs: [text] });
    for (const path of [push, login, allDocs]) {
      assert.equal(refusal(await post(path, big)), '413 too-large');
      assert.equal(
        refusal(
          await post(path, gzipSync(big), { 'content-encoding': 'gzip' }),
        ),
        '413 too-large',
      );
    }
    const [row] = await rowsOf([
      questionOf(session.account, 'a'.repeat(300_000)),
    ]);
    assert.equal(row, 'forbidden');
    const many = Array.from({ length: 101 }, () =>
      questionOf(session.account, 'x'),
    );
    assert.equal(
      refusal(await post(push, JSON.stringify({ docs: many }))),
      '413 too-large',
    );
  });

  test('nesting that would exhaust a reader', async () => {
    for (const [path, levels] of [
      [push, 100_000],
      [allDocs, 100_000],
      [login, 1000],
    ] as const) {
      const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      assert.equal(
        refusal(await post(path, `{"docs":${deep}}`)),
        '400 bad-request',
        path,
      );
    }
  });

  test('bytes that are no UTF-8', async () => {
    const broken = [0xff, 0xfe, 0xc3, 0x28];
    assert.equal(
      refusal(await post(push, Buffer.from([0x7b, ...broken, 0x7d]))),
      '400 bad-request',
    );
    assert.equal(
      refusal(await post(push, randomBytes(2000))),
      '400 bad-request',
    );
    const sound = questionOf(session.account, 'Va bene.');
    const [head = '', tail = ''] = JSON.stringify({
      docs: [{ ...sound, _id: 'message:HERE' }],
    }).split('HERE');
    const within = [Buffer.from(head), Buffer.from(broken), Buffer.from(tail)];
    assert.equal(
      refusal(await post(push, Buffer.concat(within))),
      '400 bad-request',
    );
  });

  test('a kind of body that is not ours', async () => {
    const body = JSON.stringify({ docs: [] });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/html',
      '',
    ])
      assert.equal(
        refusal(await post(push, body, { 'content-type': type })),
        '415 not-json',
        type,
      );
    for (const encoding of ['zip', 'gzip, gzip'])
      assert.equal(
        refusal(await post(push, body, { 'content-encoding': encoding })),
        '415 not-json',
        encoding,
      );
    assert.equal(
      refusal(await post(push, body, { 'content-encoding': 'gzip' })),
      '400 bad-request',
    );
  });

  test('headers beyond all measure', async () => {
    const { status } = await sender.send({
      method: 'GET',
      path: '/auth/session',
      headers: { 'x-big': 'a'.repeat(40_000) },
    });
    assert.equal(status, 431);
    assert.equal(
      refusal(
        await sender.send({
          method: 'GET',
          path: '/auth/session',
          headers: { cookie: `__Host-sid=${'a'.repeat(8000)}` },
        }),
      ),
      '401 signed-out',
    );
  });

  test('documents of wrong types, unknown types and odd ids are refused, each by itself', async () => {
    const sound = questionOf(session.account, 'Va bene.');
    const bad: unknown[] = [
      null,
      1,
      'text',
      [],
      {},
      { ...sound, _id: 1 },
      { ...sound, _id: '' },
      { ...sound, _id: 'message:é' },
      { ...sound, _id: 'message:a/b' },
      { ...sound, _id: 'message:../x' },
      { ...sound, _id: `message:${'a'.repeat(5000)}` },
      { ...sound, _id: 'message:\u0000' },
      { ...sound, _id: '_design/rules' },
      { ...sound, _id: '__proto__' },
      { ...sound, type: 'unheard-of' },
      { ...sound, type: 'constructor' },
      { ...sound, type: 7 },
      { ...sound, v: 99 },
      { ...sound, at: 'yesterday' },
      { ...sound, body: null },
      { ...sound, body: 'text' },
      { ...sound, body: { ...sound.body, text: 1 } },
      { ...sound, body: { ...sound.body, topic: 'constructor' } },
      { ...sound, body: { ...sound.body, extra: true } },
      { ...sound, extra: true },
      { ...sound, _deleted: 'yes' },
      { ...sound, _deleted: true },
    ];
    assert.deepEqual(
      await rowsOf(bad),
      bad.map(() => 'forbidden'),
    );
  });

  test('a parameter, a path or a verb nobody knows', async () => {
    const { cookie } = session;
    for (const path of [
      '/sync/family/_changes?limit=abc',
      '/sync/family/_changes?limit=0',
      '/sync/family/_changes?limit=99999',
      '/sync/family/_changes?since=%00',
      '/sync/family/_changes?since=a&since=b',
      '/sync/family/_changes?%E0%A4%A',
      '/sync/%E0%A4%A/_changes',
      '/sync/town/%E0%A4%A/x',
      '/db/%E0%A4%A',
    ]) {
      const answer = await sender.send({
        method: 'GET',
        path,
        headers: { cookie },
      });
      assert.match(
        refusal(answer),
        /^(?:404 not-found|401 credentials|400 bad-request)$/,
        path,
      );
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'PURGE'])
      assert.equal(
        refusal(
          await sender.send({
            method,
            path: push,
            headers: { cookie, 'portal-app': '1' },
          }),
        ),
        '404 not-found',
        method,
      );
  });
});
