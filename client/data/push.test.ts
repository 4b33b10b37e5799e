import { headers } from '#model/phone-protocol.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { json } from '../../tests/support/fake-comune.ts';
import {
  absence,
  docsOf,
  latest,
  phone,
  question,
  type FakePhone,
} from '../../tests/support/fake-phone.ts';
import { isPush, received } from '../../tests/support/fake-phone-waits.ts';
import { until } from '../../tests/support/until.ts';

function sent(one: FakePhone) {
  return until('nothing waits', async () => {
    const { pending, busy } = await latest(one.store.sync);
    return pending === 0 && !busy;
  });
}

suite('pushing', () => {
  test('sets a refused document aside with its text, and the queue moves on (D3, fault 9)', async () => {
    const one = await phone();
    one.comune.judge = (doc) =>
      doc._id === question(1)._id ? 'not-your-child /child' : undefined;
    await Promise.all([1, 2, 3].map((n) => one.store.save(question(n))));
    await received(one, question(2)._id);
    await received(one, question(3)._id);
    const [refused, ...others] = await latest(one.store.refused);
    equal(others, []);
    equal(refused?.problem, { code: 'not-your-child', path: '/child' });
    equal(refused?.doc.body, question(1).body);
    equal((await docsOf(one.store, 'message')).length, 2);
    // Later writes and pulls are not blocked.
    await one.store.save(question(4));
    await received(one, question(4)._id);
    one.comune.publish('family', question(5, { author: 'other' }));
    await until('pulled', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 4;
    });
    const pushes = one.comune.hits.filter(isPush).length;
    await one.store.syncNow();
    equal(one.comune.hits.filter(isPush).length, pushes, 'pushed again');
    await one.store.dropRefused(question(1)._id);
    equal(await latest(one.store.refused), []);
    await one.store.close();
  });

  test('puts back what the Comune holds when an edit is refused (D3)', async () => {
    const one = await phone();
    const held = one.comune.publish(
      'family',
      absence('2026-12-01', {
        received: { at: '2026-11-20T08:00:00.000Z', by: 'portal' },
      }),
    );
    await received(one, held._id);
    one.comune.judge = () => 'not-editable';
    await one.store.save(absence('2026-12-01', {}, { cause: 'holiday' }));
    await until('refused', async () => (await latest(one.store.refused))[0]);
    await sent(one);
    const [standing] = await docsOf(one.store, 'absence');
    equal(standing?.body.cause, 'illness');
    equal(standing?._rev, held._rev);
    await one.store.close();
  });

  test('writes once what is pushed twice because the answer was lost (fault 6)', async () => {
    const one = await phone();
    let losses = 2;
    one.comune.cut = (hit, answer) => {
      if (!isPush(hit) || losses === 0) return answer;
      losses -= 1;
      throw new TypeError('connection reset');
    };
    await one.store.save(question(1));
    await received(one, question(1)._id);
    equal(one.comune.family.get(question(1)._id)?._rev.split('-')[0], '1');
    equal(losses, 0);
    equal(await latest(one.store.refused), []);
    await one.store.close();
  });

  test('learns of the receipt although the pull brought the document before the push was answered (fault 6)', async () => {
    const one = await phone();
    let answered = false;
    one.comune.cut = async (hit, answer) => {
      if (!isPush(hit) || answered) return answer;
      await until('pulled', () =>
        one.comune.hits.some(
          ({ path }) =>
            path.includes('family/_changes') && !path.includes('since=0'),
        ),
      );
      throw new TypeError('connection reset');
    };
    one.comune.publish('family', question(9, { author: 'other' }));
    await until('pulled', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    await one.store.save(question(1));
    await until('written', () => one.comune.family.get(question(1)._id));
    answered = true;
    await received(one, question(1)._id);
    await one.store.close();
  });

  test('takes two quick edits for no conflict (fault 8)', async () => {
    const one = await phone();
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    one.comune.cut = async (hit, answer) => {
      if (isPush(hit)) await gate;
      return answer;
    };
    await one.store.save(absence('2026-12-01', {}, { note: 'per sbaglio' }));
    await until('on its way', () => one.comune.hits.some(isPush));
    await one.store.save(absence('2026-12-01', {}, { cause: 'family' }));
    await one.store.save(absence('2026-12-01', {}, { cause: 'holiday' }));
    release();
    await until(
      'the last one there',
      () =>
        (
          one.comune.family.get(absence('2026-12-01')._id)?.body as {
            cause: string;
          }
        ).cause === 'holiday',
    );
    await received(one, absence('2026-12-01')._id);
    equal(await latest(one.store.refused), []);
    const [standing] = await docsOf(one.store, 'absence');
    equal(standing?.body, absence('2026-12-01', {}, { cause: 'holiday' }).body);
    await one.store.close();
  });

  test('sends in the order of writing (fault 10)', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    for (const number of [3, 1, 2]) await one.store.save(question(number));
    await one.store.close();
    const store = await one.again({ fetch: one.comune.fetch });
    await sent({ ...one, store });
    const order = [...one.comune.family.entries.values()]
      .sort((a, b) => a.seq - b.seq)
      .map(({ doc }) => doc._id);
    equal(
      order,
      [1, 2, 3].map((number) => question(number)._id),
    );
    await store.close();
  });

  test('halves a batch that is too large, down to the one to be set aside (fault 11)', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    for (let number = 1; number <= 8; number += 1)
      await one.store.save(
        question(number, { text: number === 5 ? 'x'.repeat(4000) : 'breve' }),
      );
    await one.store.close();
    one.comune.maxPush = 2000;
    const store = await one.again({ fetch: one.comune.fetch });
    await sent({ ...one, store });
    equal(one.comune.family.entries.size, 7);
    const [refused, ...others] = await latest(store.refused);
    equal(others, []);
    equal(refused?.doc._id, question(5)._id);
    equal(refused?.problem.code, 'too-long');
    await store.close();
  });

  test('one document the server cannot even read holds up no other', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    for (const number of [1, 2, 3]) await one.store.save(question(number));
    await one.store.close();
    one.comune.fault = (hit) =>
      isPush(hit) &&
      (hit.body as { docs: { _id: string }[] }).docs.some(
        ({ _id }) => _id === question(2)._id,
      )
        ? json({ error: 'bad-request' }, {}, 400)
        : undefined;
    const store = await one.again({ fetch: one.comune.fetch });
    await sent({ ...one, store });
    equal(one.comune.family.entries.size, 2);
    equal((await latest(store.refused))[0]?.doc.body, question(2).body);
    await store.close();
  });

  test('waits as long as the server asks (503, 429)', async () => {
    const one = await phone();
    const answers = [503, 429];
    const times: number[] = [];
    one.comune.fault = (hit) => {
      if (!isPush(hit)) return undefined;
      times.push(performance.now());
      const status = answers.shift();
      return status === undefined
        ? undefined
        : json({ error: 'later' }, { 'retry-after': '1' }, status);
    };
    await one.store.save(question(1));
    await received(one, question(1)._id);
    equal(times.length, 3);
    ok((times[2] ?? 0) - (times[0] ?? 0) >= 1900, 'did not wait');
    await one.store.close();
  });

  test('takes an unsent document back, and says so honestly when it had arrived', async () => {
    const one = await phone();
    let lose = true;
    one.comune.cut = (hit, answer) => {
      if (isPush(hit) && lose) throw new TypeError('connection reset');
      return answer;
    };
    await one.store.save(question(1));
    await until('written', () => one.comune.family.get(question(1)._id));
    await one.store.cancel(question(1)._id);
    lose = false;
    await one.store.syncNow();
    // It had arrived after all: it must not look as if it had not.
    await received(one, question(1)._id);
    equal(await one.store.cancel(question(1)._id), false);
    await one.store.close();
  });

  test('names the account in every call, so that another session gets nothing (fault 48)', async () => {
    const one = await phone();
    const names = new Set<unknown>();
    const store = await (async () => {
      await one.store.close();
      return one.again({
        fetch: (input, init) => {
          names.add(new Headers(init?.headers).get(headers.account));
          return one.comune.fetch(input, init);
        },
      });
    })();
    await store.save(question(1));
    await sent({ ...one, store });
    equal([...names], [one.account.id]);
    await store.close();
  });
});
