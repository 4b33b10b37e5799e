import { equal, ok } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { until } from '../../tests/support/until.ts';

suite('hints', () => {
  test('a silent stream is opened anew, and what was missed is pulled (fault 14)', async () => {
    const one = await phone({ stallMs: 300 });
    await one.store.syncNow();
    const { opened } = one.comune;
    one.comune.family.write(question(1, { author: 'other' }));
    await until('reopened', () => one.comune.opened > opened);
    await until('pulled', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    equal(one.comune.streams.size, 1);
    await one.store.close();
  });

  test('a beat keeps the stream', async () => {
    const one = await phone({ stallMs: 400 });
    await one.store.syncNow();
    const { opened } = one.comune;
    const beats = setInterval(() => {
      one.comune.emit('beat');
    }, 50);
    const start = performance.now();
    await until('long enough', () => performance.now() - start > 1000);
    clearInterval(beats);
    equal(one.comune.opened, opened);
    await one.store.close();
  });

  test('a stream that is cut again and again does not storm the server (fault 13)', async () => {
    const one = await phone({ retryMs: 200 });
    await one.store.syncNow();
    const { opened } = one.comune;
    const cutter = setInterval(() => {
      for (const stream of one.comune.streams)
        stream.dispatchEvent(new Event('error'));
    }, 5);
    const start = performance.now();
    await until('a while', () => performance.now() - start > 1000);
    clearInterval(cutter);
    ok(one.comune.opened - opened <= 10, `${one.comune.opened - opened}`);
    one.comune.family.write(question(1, { author: 'other' }));
    await until('pulled', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    await one.store.close();
  });

  test('the end of the session is told, and the stream stays closed until somebody signed in again', async () => {
    const one = await phone();
    await one.store.syncNow();
    one.comune.emit('gone');
    equal((await latest(one.store.sync)).reach, 'signed-out');
    equal(one.comune.streams.size, 0);
    await one.store.syncNow();
    equal(one.comune.streams.size, 1);
    await one.store.close();
  });

  test('a server that goes away is told at once, though nothing was to be pulled', async () => {
    const one = await phone();
    await one.store.syncNow();
    one.comune.fault = () => {
      throw new TypeError('connection refused');
    };
    one.comune.deaf = true;
    for (const stream of one.comune.streams)
      stream.dispatchEvent(new Event('error'));
    await until('told', async () => {
      const { reach } = await latest(one.store.sync);
      return reach === 'offline';
    });
    await one.store.close();
  });
});
