import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withKnownPort } from './known-port.ts';

const config = { HOST: '127.0.0.1', PORT: 0, PUBLIC_ORIGIN: undefined };

suite('the port a portal is called by', () => {
  test('is a free one where any will do, before anybody is told', async () => {
    const { PORT, ...rest } = await withKnownPort(config);
    assert.ok(PORT > 0);
    assert.deepEqual(rest, { HOST: config.HOST, PUBLIC_ORIGIN: undefined });
  });

  test('stays what it was where it is given, or the portal has a name', async () => {
    const named = { ...config, PUBLIC_ORIGIN: 'https://portale.example' };
    for (const one of [{ ...config, PORT: 8080 }, named])
      assert.equal((await withKnownPort(one)).PORT, one.PORT);
  });
});
