import assert from 'node:assert/strict';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { after, before, suite, test } from 'node:test';
import { jwtVerify } from 'jose';
import { couchAt, type Couch } from './couch.ts';
import { documentsAt } from './documents-at.ts';
import { isRole } from './role.ts';

const key = {
  kid: 'test',
  secret: 'a secret that only tests know, long enough',
};
const family = 'fam:f0000000-0000-4000-8000-000000000001';

suite('calls to CouchDB', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let couch: Couch;
  let url: string;
  const server = createServer((request, response) => {
    answer(request, response);
  });
  before(async () => {
    await new Promise<void>((resolve) =>
      server.listen(0, '127.0.0.1', resolve),
    );
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    couch = couchAt({ url, key });
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  test('carry a token for one role, one name and one minute, made for each', async () => {
    const tokens: string[] = [];
    answer = (request, response) => {
      tokens.push(
        (request.headers.authorization ?? '').slice('Bearer '.length),
      );
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    };
    const client = couch.as({ role: family, sub: 'ada' });
    await client.json('/x');
    await documentsAt(url, key)(
      { role: 'portal', sub: 'portal' },
      'portal',
    ).get('y');
    const secret = new TextEncoder().encode(key.secret);
    const [first, second] = await Promise.all(
      tokens.map((token) => jwtVerify(token, secret)),
    );
    assert.deepEqual(first?.protectedHeader, {
      alg: 'HS256',
      kid: 'test',
      typ: 'JWT',
    });
    const { iat = 0, exp, ...claims } = first.payload;
    assert.equal(exp, iat + 60);
    assert.deepEqual(claims, {
      sub: 'ada',
      iss: 'portal',
      '_couchdb.roles': [family],
    });
    assert.deepEqual(second?.payload['_couchdb.roles'], ['portal']);
  });

  test('are never made with a role that is not ours', async () => {
    let asked = false;
    answer = (_, response) => {
      asked = true;
      response.end('{}');
    };
    const roles = [
      '_admin',
      '',
      'admin',
      'fam:',
      'fam:x',
      `${family},_admin`,
      `${family}\n_admin`,
      ' staff',
      'school:',
      'school:_admin',
      'school:A',
      'fam:.*',
    ];
    for (const role of roles) {
      assert.equal(isRole(role), false, role);
      await assert.rejects(couch.as({ role, sub: 'x' }).json('/x'), RangeError);
      await assert.rejects(
        documentsAt(url, key)({ role, sub: 'x' }, 'portal').get('y'),
        RangeError,
      );
    }
    assert.equal(asked, false);
    for (const role of [family, 'school:gulli-2', 'staff', 'router', 'portal'])
      assert.equal(isRole(role), true, role);
  });

  test('end in one error, whatever is wrong with CouchDB', async () => {
    const client = couch.as({ role: 'portal', sub: 'portal' });
    const documents = documentsAt(url, key)(
      { role: 'portal', sub: 'portal' },
      'portal',
    );
    const away = { code: 'couch-away', status: 503, retryAfter: 5 };
    const answers: (typeof answer)[] = [
      (_, response) => response.writeHead(500).end('{"error":"x"}'),
      (_, response) => response.writeHead(401).end('{"error":"unauthorized"}'),
      (_, response) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      (_, response) => response.end('<html>'),
      (_, response) => response.end('{"cut":'),
      (request) => request.socket.destroy(),
    ];
    for (answer of answers) {
      await assert.rejects(client.json('/x'), away);
      await assert.rejects(documents.get('x'), away);
      await assert.rejects(documents.put({ _id: 'x' }), away);
    }
    answer = () => undefined;
    await assert.rejects(client.json('/x', { timeout: 50 }), away);
  });

  test('stop reading when the caller gives up, however much garbage was collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    answer = (_, response) => {
      response.write('{');
    };
    const stop = new AbortController();
    const reading = couch
      .as({ role: 'router', sub: 'router' })
      .fetch('/x', { signal: stop.signal })
      .then((response) => response.text());
    reading.catch(() => undefined);
    for (let turn = 0; turn < 20; turn += 1) {
      await setImmediate();
      collect();
    }
    stop.abort();
    await assert.rejects(reading);
  });

  test('stop when the caller gives up, with the caller’s reason', async () => {
    answer = () => undefined;
    const reason = new Error('gone');
    const stop = new AbortController();
    const call = couch
      .as({ role: 'portal', sub: 'portal' })
      .json('/x', { signal: stop.signal });
    stop.abort(reason);
    await assert.rejects(call, reason);
  });

  test('tell what is missing and who came first apart from trouble', async () => {
    const documents = documentsAt(url, key)(
      { role: 'portal', sub: 'portal' },
      'portal',
    );
    const says = (status: number, reason: string) => {
      answer = (_, response) =>
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: 'x', reason }));
    };
    for (const reason of ['missing', 'deleted']) {
      says(404, reason);
      assert.equal(await documents.get('x'), undefined);
      assert.equal(await documents.remove({ _id: 'x', _rev: '1-x' }), false);
    }
    for (const [status, reason] of [
      [404, 'Database does not exist.'],
      [403, 'You are not allowed to access this db.'],
    ] as const) {
      says(status, reason);
      await assert.rejects(documents.get('x'), { code: 'couch-away' });
      assert.equal(await documents.getAll(['x']), undefined);
    }
    says(409, 'Document update conflict.');
    assert.equal(await documents.put({ _id: 'x' }), undefined);
  });
});
