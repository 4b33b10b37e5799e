/** Faults of two writers: facts/sync.md §4, numbers 7, 9, 10 and 38 to 40. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { startFaultTown, type FaultTown } from '../support/fault-town.ts';
import { absenceBy, noteOf, questionOf } from '../support/parent-writes.ts';
import { arrives, isRefused, received } from '../support/phone-waits.ts';
import { until } from '../support/until.ts';

const isPush = ({ path }: { path: string }) => path.endsWith('_bulk_docs');
const cutOff = ({ path }: { path: string }) =>
  ({ do: path.startsWith('/sync/') ? 'refuse' : 'pass' }) as const;

suite('two writers', () => {
  let town: FaultTown;
  before(async () => {
    town = await startFaultTown();
  });
  after(() => town.close());

  const inRegistry = (id: string, note: string) =>
    until(
      `the registry has «${note}»`,
      async () => noteOf(await town.couch.read('registry', id)) === note,
    );

  test('fault 7: of two tabs one pushes, and the other takes over when it is closed', async () => {
    const { phone, net, account, database, tab } = await town.phone(
      town.login('credit'),
    );
    const other = await tab();
    const [one, two] = [questionOf(account, 'Uno'), questionOf(account, 'Due')];
    await Promise.all([
      phone.save(one),
      other.save(one).catch(() => undefined),
      other.save(two),
    ]);
    for (const { _id } of [one, two])
      await Promise.all([received(phone, _id), received(other, _id)]);
    const stock = await town.couch.inventory(database);
    assert.match(stock[one._id] ?? '', /^1-/);
    assert.match(stock[two._id] ?? '', /^1-/);
    net.rule((seen) => ({ do: isPush(seen) ? 'refuse' : 'pass' }));
    const three = questionOf(account, 'Tre');
    await other.save(three);
    await phone.close();
    net.rule(undefined);
    await received(other, three._id);
  });

  test('fault 9: a forbidden document holds up none of the others, and its text is kept with the reason', async () => {
    const { phone, net, account, database } = await town.phone(
      town.login('three-children'),
    );
    const children = await phone.docs('child');
    const lost = children[0]?.child ?? '';
    net.rule(cutOff);
    net.cutAll();
    const first = questionOf(account, 'Prima');
    const forbidden = absenceBy(account, lost, 4, { note: 'Dal dentista' });
    const last = questionOf(account, 'Dopo');
    for (const one of [first, forbidden, last])
      assert.deepEqual(await phone.save(one), []);
    const family = await town.couch.read(
      'registry',
      `family:${account.family}`,
    );
    const body = family?.['body'] as { children: { child: string }[] };
    await town.couch.write('registry', {
      ...family,
      body: {
        ...body,
        children: body.children.filter(({ child }) => child !== lost),
      },
    });
    await until(
      'the right is gone',
      async () => !(await town.couch.read(database, `child:${lost}`)),
    );
    // Pulls stay cut, so that it is the push that meets the refusal.
    net.rule(({ path }) => ({
      do: /changes|hints/.test(path) ? 'refuse' : 'pass',
    }));
    const { doc, problem } = await isRefused(phone, forbidden._id);
    assert.equal(noteOf(doc), 'Dal dentista');
    assert.equal(problem.code, 'not-your-child');
    await received(phone, first._id);
    await received(phone, last._id);
    assert.equal((await phone.state()).pending, 0);
    assert.equal(await town.couch.read(database, forbidden._id), undefined);
    assert.equal(await town.couch.read('registry', forbidden._id), undefined);
    const later = questionOf(account, 'Più tardi');
    await phone.save(later);
    await received(phone, later._id);
  });

  test('fault 10: documents that come before the one that gives a right to them arrive when it comes', async () => {
    const { phone, account, database } = await town.phone(
      town.login('arrears'),
    );
    const child = randomUUID();
    const [known] = await phone.docs('child');
    const [place] = (await phone.docs('enrolment')).slice(-1);
    const docs = [
      { ...place, _id: `enrolment:${randomUUID()}`, child, _rev: undefined },
      { ...known, _id: `child:${child}`, child, _rev: undefined },
    ];
    await town.couch.write('registry', ...docs);
    const family = await town.couch.read(
      'registry',
      `family:${account.family}`,
    );
    const body = family?.['body'] as { children: object[] };
    assert.equal(await town.couch.read(database, `child:${child}`), undefined);
    await town.couch.write('registry', {
      ...family,
      body: {
        ...body,
        children: [...body.children, { child, from: '2026-09-01' }],
      },
    });
    await arrives(phone, `child:${child}`);
    await until('its place is on the phone', async () =>
      (await phone.docs('enrolment')).some((one) => one.child === child),
    );
  });

  test('fault 38: two guardians who edit one absence offline both find their words in it', async () => {
    const [mother, father] = await Promise.all(
      [0, 1].map((which) => town.phone(town.login('two-children', which))),
    );
    assert.ok(mother && father);
    const [child] = await mother.phone.docs('child');
    const base = absenceBy(mother.account, child?.child ?? '', 5, {
      note: 'Visita',
    });
    await mother.phone.save(base);
    await received(mother.phone, base._id);
    await arrives(father.phone, base._id);
    for (const { net } of [mother, father]) {
      net.rule(cutOff);
      net.cutAll();
    }
    const seen = await arrives(father.phone, base._id);
    assert.equal(seen.type, 'absence');
    await mother.phone.save({
      ...base,
      body: { ...base.body, note: 'Visita alle 10' },
    });
    await father.phone.save({
      ...base,
      author: father.account.person ?? '',
      body: { ...base.body, cause: 'family', note: 'Rientra alle 12' },
    });
    for (const { net } of [mother, father]) net.rule(undefined);
    const isBoth = (doc: object | undefined) => {
      const { cause } = (doc as { body: { cause: string } }).body;
      const note = noteOf(doc) ?? '';
      return (
        cause === 'family' &&
        note.includes('Visita alle 10') &&
        note.includes('Rientra alle 12')
      );
    };
    for (const { phone } of [mother, father])
      await until('both are in it', async () => {
        const doc = await received(phone, base._id);
        return isBoth(doc);
      });
    await until('both are in the registry', async () =>
      isBoth(await town.couch.read('registry', base._id)),
    );
    for (const { phone } of [mother, father])
      assert.deepEqual(await phone.refused(), []);
  });

  test('fault 39: a true conflict made by a replica in the registry is joined, and no loser stays behind', async () => {
    const { phone, account } = await town.phone(town.login('one-guardian'));
    const [child] = await phone.docs('child');
    const base = absenceBy(account, child?.child ?? '', 6, {
      note: 'Influenza',
    });
    await phone.save(base);
    await received(phone, base._id);
    await inRegistry(base._id, 'Influenza');
    const standing = await town.couch.read('registry', base._id);
    const parent = (standing?._rev ?? '').slice(2);
    const branch = (hash: string, note: string) => ({
      ...standing,
      _rev: `2-${hash}`,
      _revisions: { start: 2, ids: [hash, parent] },
      body: { ...base.body, note },
    });
    await town.couch.call('/registry/_bulk_docs', {
      method: 'POST',
      body: {
        new_edits: false,
        docs: [
          branch('a'.repeat(32), 'Influenza, dice il medico'),
          branch('b'.repeat(32), 'Torna lunedì'),
        ],
      },
    });
    const isJoined = (doc: object | undefined) => {
      const note = noteOf(doc) ?? '';
      return note.includes('dice il medico') && note.includes('Torna lunedì');
    };
    await until('the phone has both notes', async () =>
      isJoined(await arrives(phone, base._id)),
    );
    assert.ok(isJoined(await town.couch.read('registry', base._id)));
    await until(
      'no loser is left',
      async () =>
        (await town.couch.conflictsOf('registry', base._id)).length === 0,
    );
  });

  test('fault 40: an edit of what the Comune deleted meanwhile is set aside with its text, and nothing comes back to life', async () => {
    const { phone, net, account, database, ids } = await town.phone(
      town.login('corrected'),
    );
    const [child] = await phone.docs('child');
    const base = absenceBy(account, child?.child ?? '', 7, { note: 'Gita' });
    await phone.save(base);
    await received(phone, base._id);
    await inRegistry(base._id, 'Gita');
    net.rule(cutOff);
    net.cutAll();
    const edited = {
      ...base,
      body: { ...base.body, note: 'Gita, torna tardi' },
    };
    assert.deepEqual(await phone.save(edited), []);
    const standing = await town.couch.read('registry', base._id);
    await town.couch.write('registry', { ...standing, _deleted: true });
    await until(
      'it is deleted for the family',
      async () => !(await town.couch.read(database, base._id)),
    );
    net.rule(undefined);
    const { doc } = await isRefused(phone, base._id);
    assert.equal(noteOf(doc), 'Gita, torna tardi');
    await phone.syncNow();
    assert.ok(!(await ids()).includes(base._id));
    for (const name of [database, 'registry'])
      assert.equal(await town.couch.read(name, base._id), undefined);
  });
});
