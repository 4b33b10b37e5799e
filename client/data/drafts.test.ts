import { equal, ok } from '../../tests/support/assert.ts';
import { json } from '../../tests/support/fake-comune.ts';
import {
  absence,
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { dumpOf } from '../../tests/support/raw-indexeddb.ts';
import { until } from '../../tests/support/until.ts';

suite('what a parent has in hand', () => {
  test('a draft keeps the last letter, however fast they come, and over a restart', async () => {
    const one = await phone();
    const text = 'Buongiorno, domani Giulia non viene a mensa';
    const writes = Array.from(text).map((_letter, index) =>
      one.store.saveDraft('question', { text: text.slice(0, index + 1) }),
    );
    await Promise.all(writes);
    equal(await one.store.readDraft('question'), { text });
    await one.store.close();
    const store = await one.again();
    equal(await store.readDraft('question'), { text });
    await store.dropDraft('question');
    equal(await store.readDraft('question'), undefined);
    await store.close();
    const last = await one.again();
    equal(await last.readDraft('question'), undefined);
    await last.close();
  });

  test('a document that breaks a rule is not written, and says what is wrong', async () => {
    const one = await phone();
    const problems = await one.store.save(question(1, { text: '' }));
    equal(problems, [{ code: 'too-short', path: '/body/text' }]);
    equal(await docsOf(one.store, 'message'), []);
    const foreign = await one.store.save(
      question(1, { family: '5a3c1e00-0000-4000-8000-00000000000f' }),
    );
    equal(foreign[0]?.code, 'wrong-family');
    await one.store.close();
  });

  test('a receipt cannot be forged by the form', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    await one.store.save(
      absence('2026-12-01', {
        received: { at: '2026-11-01T08:00:00.000Z', by: 'portal' },
      }),
    );
    equal((await latest(one.store.pending)).length, 1);
    await one.store.close();
  });

  test('a saved document is there after the app is killed at once', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    equal(await one.store.save(question(1)), []);
    const dump = await dumpOf(one.account.id);
    ok(dump.includes(question(1)._id));
    await one.store.close();
  });

  test('a file opened once opens without network, and lies sealed', async () => {
    const one = await phone();
    const text = 'Menu invernale 2026';
    one.comune.fault = ({ path }) =>
      path === '/sync/town/announcement:1/menu.pdf'
        ? new Response(text, { headers: { 'content-type': 'application/pdf' } })
        : undefined;
    const first = await one.store.openFile('announcement:1', 'menu.pdf');
    equal([await first.text(), first.type], [text, 'application/pdf']);
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    const again = await one.store.openFile('announcement:1', 'menu.pdf');
    equal([await again.text(), again.type], [text, 'application/pdf']);
    ok(!(await dumpOf(one.account.id)).includes('invernale'));
    // With no announcement it belongs to, the copy goes.
    one.comune.fault = () => undefined;
    one.comune.publish('town', {
      ...question(1),
      _id: 'announcement:2',
    });
    await one.store.syncNow();
    await one.store.close();
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    const store = await one.again();
    await until('gone', async () => {
      const kept = await dumpOf(one.account.id);
      return !kept.includes('announcement:1/menu.pdf');
    });
    const missing = await store
      .openFile('announcement:1', 'other.pdf')
      .catch((error: unknown) => (error as { code: string }).code);
    equal(missing, 'offline');
    await store.close();
  });

  test("is up to date only when both slices are, by the server's clock", async () => {
    const one = await phone();
    one.comune.fault = ({ path }) =>
      path.includes('town') ? json({}, {}, 503) : undefined;
    one.comune.publish('family', question(1, { author: 'other' }));
    await until('the family', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    await one.store.syncNow();
    equal((await latest(one.store.sync)).upToDateAt, undefined);
    one.comune.fault = () => undefined;
    await one.store.syncNow();
    await until('up to date', async () => {
      const { upToDateAt } = await latest(one.store.sync);
      return upToDateAt !== undefined;
    });
    await one.store.close();
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    const store = await one.again();
    ok((await latest(store.sync)).upToDateAt, 'forgotten');
    await store.close();
  });
});
