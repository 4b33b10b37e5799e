import { equal } from '../../tests/support/assert.ts';
import {
  absence,
  child,
  docsOf,
  latest,
  otherParent,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { isPush, received } from '../../tests/support/fake-phone-waits.ts';
import { until } from '../../tests/support/until.ts';

suite('conflicts', () => {
  test('both sides delete: nothing blocks (D4)', async () => {
    const one = await phone();
    one.comune.fault = (hit) => {
      if (isPush(hit)) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(question(1));
    one.comune.family.write(
      question(1, { received: { at: question(1).at, by: 'portal' } }),
    );
    one.comune.family.remove(question(1)._id);
    equal(await one.store.cancel(question(1)._id), true);
    one.comune.fault = () => undefined;
    await one.store.save(question(2));
    await received(one, question(2)._id);
    equal((await docsOf(one.store, 'message')).length, 1);
    await one.store.close();
  });

  test('an edit of what the server deleted is set aside, not brought back to life (D5, fault 40)', async () => {
    const one = await phone();
    const held = one.comune.publish(
      'family',
      absence('2026-12-01', {
        received: { at: '2026-11-20T08:00:00.000Z', by: 'portal' },
      }),
    );
    await received(one, held._id);
    let offline = true;
    one.comune.fault = () => {
      if (offline) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(
      absence('2026-12-01', { _rev: held._rev }, { note: 'torna lunedì' }),
    );
    one.comune.family.remove(held._id);
    offline = false;
    await one.store.syncNow();
    const refused = await until('set aside', async () =>
      (await latest(one.store.refused)).at(0),
    );
    equal(refused.problem.code, 'changed-meanwhile');
    equal((refused.doc.body as { note: string }).note, 'torna lunedì');
    equal(one.comune.family.get(held._id), undefined);
    await until('gone here too', async () => {
      const docs = await docsOf(one.store, 'absence');
      return docs.length === 0;
    });
    await one.store.close();
  });

  test('joins what two guardians changed offline, and both agree (fault 38)', async () => {
    const one = await phone();
    const held = one.comune.publish(
      'family',
      absence('2026-12-01', {
        received: { at: '2026-11-20T08:00:00.000Z', by: 'portal' },
      }),
    );
    await received(one, held._id);
    let offline = true;
    one.comune.fault = () => {
      if (offline) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(
      absence('2026-12-01', { _rev: held._rev }, { note: 'dal dentista' }),
    );
    one.comune.family.write({
      ...absence(
        '2026-12-01',
        {
          author: otherParent,
          received: { at: '2026-11-23T11:00:00.000Z', by: 'portal' },
        },
        { cause: 'family' },
      ),
    });
    offline = false;
    await one.store.syncNow();
    await until('joined', () => {
      const body = one.comune.family.get(held._id)?.body as {
        cause: string;
        note?: string;
      };
      return body.cause === 'family' && body.note === 'dal dentista';
    });
    await received(one, held._id);
    equal(await latest(one.store.refused), []);
    await one.store.close();
  });

  test('joins a form with what came while it was open', async () => {
    const one = await phone();
    const received = { at: '2026-11-20T08:00:00.000Z', by: 'portal' };
    const opened = one.comune.publish(
      'family',
      absence('2026-12-01', { received }),
    );
    await until('shown', async () => {
      const docs = await docsOf(one.store, 'absence');
      return docs.length === 1;
    });
    one.comune.publish(
      'family',
      absence(
        '2026-12-01',
        { author: otherParent, received },
        { cause: 'family' },
      ),
    );
    await until('overtaken', async () => {
      const docs = await docsOf(one.store, 'absence');
      return docs[0]?.body.cause === 'family';
    });
    const { _rev } = opened;
    equal(
      await one.store.save(
        absence('2026-12-01', { _rev }, { note: 'dal dentista' }),
      ),
      [],
    );
    await until('joined', () => {
      const body = one.comune.family.get(opened._id)?.body as
        { cause: string; note?: string } | undefined;
      return body?.cause === 'family' && body.note === 'dal dentista';
    });
    await one.store.close();
  });

  test('keeps an unsent edit of what was revoked, among the refused (faults 33, 37)', async () => {
    const one = await phone();
    const held = one.comune.publish(
      'family',
      absence('2026-12-01', {
        received: { at: '2026-11-20T08:00:00.000Z', by: 'portal' },
      }),
    );
    await received(one, held._id);
    let offline = true;
    one.comune.fault = () => {
      if (offline) throw new TypeError('offline');
      return undefined;
    };
    await one.store.save(
      absence('2026-12-01', { _rev: held._rev }, { note: 'dal dentista' }),
    );
    one.comune.family.purge(held._id);
    one.comune.family.write({
      _id: `revoked:${child}`,
      type: 'revoked',
      v: 1,
      at: '2026-11-23T10:00:00.000Z',
      body: { child, ids: [held._id] },
    });
    one.comune.judge = () => 'not-your-child /child';
    offline = false;
    await one.store.syncNow();
    const refused = await until('set aside', async () =>
      (await latest(one.store.refused)).at(0),
    );
    equal(refused.problem.code, 'not-your-child');
    equal((refused.doc.body as { note: string }).note, 'dal dentista');
    await until('gone', async () => {
      const docs = await docsOf(one.store, 'absence');
      return docs.length === 0;
    });
    await one.store.close();
  });
});
