import type { Doc } from '#model/document.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import type { Hit } from '../../tests/support/fake-comune.ts';
import {
  absence,
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { hasMessages, received } from '../../tests/support/fake-phone-waits.ts';
import { until } from '../../tests/support/until.ts';

const day = 86_400_000;
const news = (number: number) => question(number, { author: 'other' });
const isInventory = ({ path, body }: Hit) =>
  path.endsWith('family/_all_docs') && JSON.stringify(body) === '{}';

suite('reconciling', () => {
  test('after an older backup was restored both sides agree, and what only the phone had is sent again (fault 29)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await one.store.save(absence('2026-12-01'));
    await received(one, absence('2026-12-01')._id);
    const restore = one.comune.family.snapshot();
    // All this is after the backup, and lost by the server.
    await one.store.save(question(2));
    await one.store.save(absence('2026-12-01', {}, { withdrawn: true }));
    one.comune.publish('family', news(3));
    await received(one, question(2)._id);
    await received(one, absence('2026-12-01')._id);
    await hasMessages(one, 3);
    restore();
    one.comune.family.write(news(4));
    await one.store.syncNow();
    await until('sent again', () => one.comune.family.get(question(2)._id));
    await until(
      'the withdrawal sent again',
      () =>
        (
          one.comune.family.get(absence('2026-12-01')._id) as
            Doc<'absence'> | undefined
        )?.body.withdrawn,
    );
    await hasMessages(one, 3);
    const ids = (await docsOf(one.store, 'message')).map(({ _id }) => _id);
    equal(ids.sort(), [news(1)._id, question(2)._id, news(4)._id]);
    await received(one, question(2)._id);
    equal(await latest(one.store.refused), []);
    await one.store.close();
  });

  test('a database deleted and made anew leaves nothing stale, and gets back what the parent wrote (fault 30)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await one.store.save(question(2));
    await received(one, question(2)._id);
    await hasMessages(one, 2);
    one.comune.family.entries.clear();
    one.comune.family.seq = 0;
    one.comune.family.epoch = 'another life';
    one.comune.family.write(news(5));
    await one.store.syncNow();
    await until('sent again', () => one.comune.family.get(question(2)._id));
    await hasMessages(one, 2);
    await one.store.close();
  });

  test('runs once a day, and repairs a purge and a missed event', async () => {
    let now = Date.now();
    const one = await phone({ now: () => now });
    one.comune.publish('family', news(1));
    one.comune.publish('family', news(2));
    await hasMessages(one, 2);
    one.comune.family.purge(news(1)._id);
    // Written behind the checkpoint: no pull will ever bring it.
    const late = one.comune.family.write(news(3));
    one.comune.family.entries.set(late._id, { seq: 0, doc: late });
    await one.store.syncNow();
    await one.store.syncNow();
    ok(!one.comune.hits.some(isInventory), 'too early');
    now += day + 1;
    await one.store.syncNow();
    const ids = (await docsOf(one.store, 'message')).map(({ _id }) => _id);
    equal(ids.sort(), [news(2)._id, news(3)._id]);
    await one.store.syncNow();
    equal(one.comune.hits.filter(isInventory).length, 1);
    await one.store.close();
  });

  test('never takes away what was not sent yet (fault 37)', async () => {
    let now = Date.now();
    const one = await phone({ now: () => now });
    one.comune.publish('family', absence('2026-12-02', { author: 'other' }));
    await until('pulled', async () => {
      const docs = await docsOf(one.store, 'absence');
      return docs.length === 1;
    });
    one.comune.fault = (hit) => {
      if (hit.path.endsWith('_bulk_docs')) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(question(1));
    now += day + 1;
    one.comune.family.epoch = 'another life';
    await one.store.syncNow();
    await until('compared', () => one.comune.hits.some(isInventory));
    await hasMessages(one, 1);
    one.comune.fault = () => undefined;
    await one.store.syncNow();
    await received(one, question(1)._id);
    await one.store.close();
  });

  test('an edit of what a restored server lost is written anew, not refused', async () => {
    const one = await phone();
    await one.store.save(absence('2026-12-01'));
    await received(one, absence('2026-12-01')._id);
    let offline = true;
    one.comune.fault = () => {
      if (offline) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(absence('2026-12-01', {}, { note: 'dal dentista' }));
    one.comune.family.purge(absence('2026-12-01')._id);
    offline = false;
    await one.store.syncNow();
    await received(one, absence('2026-12-01')._id);
    equal(await latest(one.store.refused), []);
    equal(
      one.comune.family.get(absence('2026-12-01')._id)?.body,
      absence('2026-12-01', {}, { note: 'dal dentista' }).body,
    );
    await one.store.close();
  });
});
