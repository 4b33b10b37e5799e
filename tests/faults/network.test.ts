/** Faults of the line between phone and portal: facts/sync.md §4, numbers 1, 2, 5, 6, 8 and 11 to 14. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFaultTown, type FaultTown } from '../support/fault-town.ts';
import {
  absenceBy,
  noteOf,
  officeMessage,
  questionOf,
} from '../support/parent-writes.ts';
import { arrives, isRefused, received } from '../support/phone-waits.ts';
import { until } from '../support/until.ts';

const isPush = ({ path }: { path: string }) => path.endsWith('_bulk_docs');
const isFirstPull = ({ path }: { path: string }) =>
  path.startsWith('/sync/family/_changes?since=0&');

suite('the line between phone and portal', () => {
  let town: FaultTown;
  before(async () => {
    town = await startFaultTown();
  });
  after(() => town.close());

  test('fault 1: of a page cut in the middle nothing is stored, and the next attempt brings all of it', async () => {
    const one = await town.phone(town.login('two-children'));
    const all = await one.ids();
    assert.ok(all.length > 50);
    await one.empty();
    let cuts = 0;
    one.net.rule((seen) => {
      if (!isFirstPull(seen)) return { do: 'pass' };
      cuts += 1;
      return { do: 'cut', afterBytes: 3000 };
    });
    await one.phone.open(one.account);
    await until('the answer was cut three times', () => cuts >= 3);
    assert.deepEqual(await one.phone.docs('due', 'child', 'presences'), []);
    assert.equal((await one.phone.state()).upToDateAt, undefined);
    one.net.rule(undefined);
    await until(
      'all of it came',
      async () => (await one.ids()).join() === all.join(),
    );
  });

  test('fault 2: an app killed between a stored page and its checkpoint reads the page again and has each document once', async () => {
    const one = await town.phone(town.login('three-children'));
    const all = await one.ids();
    await one.empty();
    const before = one.net.log.filter(isFirstPull).length;
    await one.phone.open(one.account);
    await one.phone.page
      .evaluate(async () => {
        const { port1, port2 } = new MessageChannel();
        while ((await window.phone.docs('child')).length === 0)
          await new Promise((resolve) => {
            port1.onmessage = resolve;
            port2.postMessage('');
          });
        location.replace('about:blank');
      })
      .catch(() => undefined);
    await until(
      'the app is gone',
      () => one.phone.page.url() === 'about:blank',
    );
    await one.phone.restart();
    await one.phone.open(one.account);
    await until(
      'all of it is there, once',
      async () => (await one.ids()).join() === all.join(),
    );
    await until(
      'it is up to date',
      async () => (await one.phone.state()).upToDateAt,
    );
    assert.equal(one.net.log.filter(isFirstPull).length - before, 2);
  });

  test('fault 5: a captive portal that answers HTML with 200 stores nothing, loses nothing and is told', async () => {
    const { phone, net, account, ids } = await town.phone(town.login('credit'));
    const before = await ids();
    net.rule(({ path }) =>
      path.startsWith('/sync/')
        ? {
            do: 'answer',
            status: 200,
            type: 'text/html',
            body: '<h1>Wi-Fi</h1>',
          }
        : { do: 'pass' },
    );
    const question = questionOf(account, 'C’è il brodo anche domani?');
    assert.deepEqual(await phone.save(question), []);
    await until(
      'the captive portal is told',
      async () => (await phone.state()).reach === 'captive',
    );
    assert.deepEqual(await ids(), [...before, question._id].sort());
    assert.equal((await phone.state()).pending, 1);
    net.rule(undefined);
    await received(phone, question._id);
    assert.equal((await phone.state()).reach, 'online');
  });

  test('fault 6: a push whose answer was lost is written once', async () => {
    const { phone, net, account, database } = await town.phone(
      town.login('credit'),
    );
    let lost = 0;
    net.rule((seen) => {
      if (!isPush(seen) || lost === 3) return { do: 'pass' };
      lost += 1;
      return { do: 'lose-answer' };
    });
    const question = questionOf(account, 'Posso pagare in due rate?');
    await phone.save(question);
    const doc = await received(phone, question._id);
    assert.equal(lost, 3);
    const stored = await town.couch.read(database, question._id);
    assert.match(stored?._rev ?? '', /^1-/);
    assert.deepEqual(stored?.['received'], doc.received);
    assert.deepEqual(await phone.refused(), []);
  });

  test('fault 8: a second edit before the first one’s echo is no conflict', async () => {
    const { phone, net, account, database } = await town.phone(
      town.login('two-children'),
    );
    const [child] = await phone.docs('child');
    const first = absenceBy(account, child?.child ?? '', 3, { note: 'Febbre' });
    const second = { ...first, body: { ...first.body, note: 'Febbre alta' } };
    net.rule((seen) => (isPush(seen) ? { do: 'stall' } : { do: 'pass' }));
    await phone.save(first);
    await until('the first is on its way', () => net.log.some(isPush));
    assert.deepEqual(await phone.save(second), []);
    net.rule(undefined);
    net.cutAll();
    await until(
      'the second stands at the Comune',
      async () =>
        noteOf(await town.couch.read(database, first._id)) === 'Febbre alta',
    );
    const doc = await received(phone, first._id);
    assert.equal(noteOf(doc), 'Febbre alta');
    assert.deepEqual(await phone.refused(), []);
    assert.deepEqual(await town.couch.conflictsOf(database, first._id), []);
  });

  test('fault 11: of a push that is too long only the document that is too long by itself is refused, with its text', async () => {
    const { phone, net, account } = await town.phone(town.login('arrears'));
    net.rule((seen) => ({ do: isPush(seen) ? 'refuse' : 'pass' }));
    const short = ['Uno', 'Due', 'Tre', 'Quattro'].map((text) =>
      questionOf(account, text),
    );
    const long = questionOf(account, 'Lungo '.repeat(800));
    for (const one of [...short.slice(0, 2), long, ...short.slice(2)])
      assert.deepEqual(await phone.save(one), []);
    net.rule((seen) =>
      isPush(seen) && seen.bytes > 4000
        ? { do: 'answer', status: 413, type: 'text/html', body: '<h1>413</h1>' }
        : { do: 'pass' },
    );
    for (const { _id } of short) await received(phone, _id);
    const refused = await isRefused(phone, long._id);
    assert.equal(refused.problem.code, 'too-long');
    assert.deepEqual(refused.doc.body, long.body);
    assert.equal((await phone.state()).pending, 0);
  });

  test('fault 11: a push longer than the portal takes arrives in halves', async () => {
    const { phone, net, account, database } = await town.phone(
      town.login('arrears'),
    );
    net.rule((seen) => ({ do: isPush(seen) ? 'refuse' : 'pass' }));
    const all = Array.from({ length: 75 }, () =>
      questionOf(account, '€'.repeat(4900)),
    );
    await Promise.all(all.map((one) => phone.save(one)));
    net.rule(undefined);
    await until(
      'all are received',
      async () => (await phone.pending()).length === 0,
    );
    assert.deepEqual(await phone.refused(), []);
    const stock = await town.couch.inventory(database);
    assert.ok(all.every(({ _id }) => stock[_id]?.startsWith('1-')));
    assert.ok(net.log.some((seen) => isPush(seen) && seen.bytes > 1_048_576));
  });

  test('fault 12: a change made while the hint stream was cut arrives when it stands again', async () => {
    const { phone, net, account, database } = await town.phone(
      town.login('one-guardian'),
    );
    net.rule(({ path }) =>
      path.startsWith('/sync/') ? { do: 'refuse' } : { do: 'pass' },
    );
    net.cutAll();
    const missed = officeMessage(account, 'La gita è spostata.');
    await town.couch.write('registry', missed);
    await until('it is in the family’s database', () =>
      town.couch.read(database, missed._id),
    );
    await until(
      'the phone knows that it is cut off',
      async () => (await phone.state()).reach === 'offline',
    );
    net.rule(undefined);
    const next = officeMessage(account, 'La gita è confermata.');
    await town.couch.write('registry', next);
    for (const { _id } of [missed, next]) await arrives(phone, _id);
  });

  test('fault 13: behind a proxy that cuts silent lines sooner than the portal speaks, changes arrive all the same', async () => {
    const { phone, net, account } = await town.phone(
      town.login('one-guardian'),
    );
    net.cutIdle(500);
    net.cutAll();
    const streams = () =>
      net.log.filter(({ path }) => path === '/sync/hints').length;
    const before = streams();
    await until(
      'the stream was opened anew, again and again',
      () => streams() >= before + 3,
    );
    const message = officeMessage(account, 'Il pulmino passa alle 7:40.');
    await town.couch.write('registry', message);
    await arrives(phone, message._id);
    assert.equal((await phone.state()).reach, 'online');
  });

  test('fault 14: half-open connections, of the hints and of a pull, are given up and made anew', async () => {
    const { phone, net, account } = await town.phone(town.login('corrected'));
    await phone.restart();
    const frozen = new Set<string>();
    net.rule(({ path }) => {
      const what = path.split('?', 1)[0] ?? '';
      const hurts = path === '/sync/hints' || what === '/sync/family/_changes';
      if (!hurts || frozen.has(what)) return { do: 'pass' };
      frozen.add(what);
      return { do: 'freeze', afterBytes: 14 };
    });
    await phone.open(account, { stallMs: 1000, timeoutMs: 1000 });
    const message = officeMessage(account, 'Il nido chiude alle 16.');
    await town.couch.write('registry', message);
    await arrives(phone, message._id);
    assert.equal(frozen.size, 2);
  });
});
