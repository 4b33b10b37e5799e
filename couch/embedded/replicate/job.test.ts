import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  embeddedCouch,
  type TestEmbedded,
} from '../../../tests/support/couch.ts';
import {
  startFaultProxy,
  type FaultProxy,
} from '../../../tests/support/fault-proxy.ts';
import { until } from '../../../tests/support/until.ts';
import { startJob } from './job.ts';

suite('a replication', () => {
  let couch: TestEmbedded;
  let proxy: FaultProxy;
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  before(async () => {
    couch = await embeddedCouch();
    proxy = await startFaultProxy(couch.url);
    process.on('unhandledRejection', note);
  });
  after(async () => {
    process.off('unhandledRejection', note);
    await proxy.close();
    await couch.close();
  });

  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(couch.url + path, {
      method,
      headers: { ...couch.admin.headers, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    await response.text();
    return response.status;
  };

  test('whose source goes away while it is counted breaks nothing, and can be cancelled', async () => {
    await call('PUT', '/source');
    await call('PUT', '/target');
    await call('PUT', '/source/a', {});
    const { headers } = couch.admin;
    let broken = 0;
    proxy.rule(({ method, path }) => {
      // The first look is the replicator's own, which comes again when it fails.
      const counts = method === 'GET' && path === '/source/';
      return counts && (broken += 1) > 1 ? { do: 'refuse' } : { do: 'pass' };
    });
    const job = startJob({
      source: { url: `${proxy.url}/source`, headers },
      target: { url: `${couch.url}/target`, headers },
      continuous: true,
    });
    try {
      await until(
        'the document has come, and was counted',
        async () => broken > 1 && (await call('GET', '/target/a')) === 200,
        5000,
      );
    } finally {
      job.cancel();
    }
    assert.deepEqual(unhandled, []);
  });
});
