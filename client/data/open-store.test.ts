import { equal, ok } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { until } from '../../tests/support/until.ts';

suite('the store', () => {
  test('shows at once what the Comune has, and what comes later without being asked', async () => {
    const { comune, store } = await phone();
    comune.family.write(question(1, { author: 'other' }));
    comune.publish('family', question(2));
    await until(
      'both',
      async () => (await docsOf(store, 'message')).length === 2,
    );
    comune.publish('family', question(3));
    await until(
      'the third',
      async () => (await docsOf(store, 'message')).length === 3,
    );
    await store.close();
  });

  test('sends what the parent writes and shows it received', async () => {
    const { comune, store } = await phone();
    equal(await store.save(question(1)), []);
    await until(
      'received',
      async () => (await docsOf(store, 'message'))[0]?.received !== undefined,
    );
    equal((await latest(store.pending)).length, 0);
    ok(comune.family.get(question(1)._id));
    await store.close();
  });
});
