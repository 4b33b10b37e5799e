import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import Koa from 'koa';
import { listen } from '../sandbox/listen.ts';
import { startLimit } from './start-limit.ts';

async function rig(t: TestContext, perMinute: number) {
  const app = new Koa({ proxy: true });
  app.silent = true;
  const comune = { name: 'Comune di Prova', site: '' };
  app.use(startLimit({ perMinute, comune }));
  app.use((ctx) => {
    ctx.body = 'went on';
  });
  const listening = await listen(app, 0);
  t.after(() => listening.stop());
  const from = async (address: string, path = '/auth/spid/login?x=1') => {
    const headers = { 'x-forwarded-for': address };
    const answer = await fetch(listening.url + path, { headers });
    return { answer, html: await answer.text() };
  };
  return from;
}

suite('starting sign-ins', () => {
  test('is refused with a page to a network that starts too many, whichever the way', async (t) => {
    const from = await rig(t, 3);
    for (const path of ['/auth/spid/login', '/auth/cie/login'])
      assert.equal((await from('192.0.2.1', path)).answer.status, 200);
    assert.equal((await from('192.0.2.1')).answer.status, 200);
    const { answer, html } = await from(
      '192.0.2.1',
      '/auth/cohesion/login?a=1',
    );
    assert.equal(answer.status, 429);
    const wait = Number(answer.headers.get('retry-after'));
    assert.ok(wait > 0 && wait <= 60, String(wait));
    assert.match(html, /Troppi accessi insieme/);
    assert.match(html, /href="\/auth\/cohesion\/login\?a=1"/);
  });

  test('of one household’s IPv6 network counts together, of another network not', async (t) => {
    const from = await rig(t, 1);
    assert.equal((await from('2001:db8:1:2::1')).answer.status, 200);
    assert.equal((await from('2001:db8:1:2::ff')).answer.status, 429);
    assert.equal((await from('2001:db8:1:3::1')).answer.status, 200);
    assert.equal((await from('192.0.2.9')).answer.status, 200);
  });

  test('is all that is limited: answers of providers and metadata pass', async (t) => {
    const from = await rig(t, 1);
    await from('192.0.2.1');
    for (const path of ['/auth/spid/acs', '/auth/spid/metadata', '/auth/ways'])
      assert.equal((await from('192.0.2.1', path)).answer.status, 200, path);
  });
});
