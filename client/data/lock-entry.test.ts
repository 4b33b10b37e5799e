import { deviceRules } from '#model/device-rules.ts';
import { headers, paths, type SessionView } from '#model/phone-protocol.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { json } from '../../tests/support/fake-comune.ts';
import { newAccount } from '../../tests/support/fake-phone.ts';
import { until } from '../../tests/support/until.ts';
import { dumpOf } from '../../tests/support/raw-indexeddb.ts';
import {
  lastAccountId,
  listAccounts,
  recall,
  setContact,
  setLabel,
} from './accounts.ts';
import { expectArrival } from './arrival.ts';
import { shelf } from './idb.ts';
import { dropKeys, heldKey } from './key.ts';
import { changeLock } from './key-lock.ts';
import { enter, setUp } from './lock-entry.ts';
import { isFresh, noteContact } from './lock-contact.ts';
import { entered, whoIsHere } from './lock-start.ts';

const pin = '270391';
const week = deviceRules.offlineMs;

function view(name = 'Elena Morri'): SessionView {
  return {
    account: { ...newAccount(), name },
    comune: { name: 'Comune di Prova', site: '' },
  };
}

/** A device on which this parent has chosen a PIN, closed and opened again. */
async function device(session = view(), label?: string): Promise<SessionView> {
  await setUp(session, { is: 'pin', pin, kind: 'digits' }, label);
  dropKeys();
  return session;
}

/** The key of an account that is open. */
function openKey(id: string): CryptoKey {
  const key = heldKey(id);
  if (!key) throw new Error('locked');
  return key;
}

suite('at the lock', () => {
  const realFetch = window.fetch;
  let answer: (path: string, sent: Headers) => Response;
  let asked: string[] = [];
  setup(async () => {
    localStorage.clear();
    for (const name of ['portale-keys', 'portale-accounts'])
      for (const id of await shelf(name).keys()) await shelf(name).delete(id);
    asked = [];
    answer = () => {
      throw new TypeError('offline');
    };
    window.fetch = (path, init) => {
      asked.push(path as string);
      return Promise.resolve().then(() =>
        answer(path as string, new Headers(init?.headers)),
      );
    };
  });
  teardown(() => {
    window.fetch = realFetch;
  });

  test('the device opens with its lock, without network, and then says who it is', async () => {
    const session = await device();
    equal(await whoIsHere(), { is: 'locked', account: session.account.id });
    equal(asked, []);
    equal(await enter(session.account.id, { is: 'pin', pin }), {
      is: 'open',
      session,
    });
    equal(asked, []);
  });

  test('shows no name of who is behind it, but what they chose to be called', async () => {
    const { account } = await device(view('Elena Morri'));
    const dump = await dumpOf(account.id);
    const open = JSON.stringify(localStorage);
    for (const text of ['Elena', 'Morri', 'Prova', pin])
      ok(!dump.includes(text) && !open.includes(text), text);
    const shown = async () =>
      (await listAccounts()).find(({ id }) => id === account.id);
    equal(await shown(), {
      id: account.id,
      initials: 'EM',
      hasPin: true,
      unsent: 0,
    });
    await setLabel(account.id, 'Mamma');
    equal((await shown())?.label, 'Mamma');
  });

  test('signing in does not open what is locked, and signing in as somebody else does not either', async () => {
    const mine = await device(view('Elena Morri'));
    equal(await entered(mine), { is: 'locked', account: mine.account.id });
    const theirs = view('Stefano Brughi');
    equal(await entered(theirs), { is: 'new', session: theirs });
    equal(lastAccountId(), mine.account.id);
    equal(heldKey(mine.account.id), undefined);
  });

  test('a better proof of who one is counts once the lock is opened, and is remembered', async () => {
    const kept = await device();
    const { id } = kept.account;
    const proved: SessionView = {
      ...kept,
      access: { by: 'spid', level: 2, strongUntil: '2026-11-24T07:00:00.000Z' },
    };
    equal(await entered(proved), { is: 'locked', account: id });
    equal(await enter(id, { is: 'pin', pin }), { is: 'open', session: proved });
    await until('it is remembered', async () => {
      const view = await recall(id, openKey(id));
      return view?.access?.level === 2;
    });
  });

  test('each of two parents has a PIN of their own', async () => {
    const hers = await device(view('Elena Morri'));
    const his = view('Stefano Brughi');
    await setUp(his, { is: 'pin', pin: '918273', kind: 'digits' });
    dropKeys();
    equal((await enter(his.account.id, { is: 'pin', pin })).is, 'wrong');
    equal(heldKey(his.account.id), undefined);
    equal((await enter(hers.account.id, { is: 'pin', pin })).is, 'open');
    equal(heldKey(his.account.id), undefined);
  });

  test('after the fifth wrong PIN nothing of the account is left, and its session is to be ended', async () => {
    const { account } = await device();
    for (let turn = 0; turn < deviceRules.pinTries; turn += 1) {
      const { is } = await enter(account.id, { is: 'pin', pin: '111222' });
      equal(is, turn === deviceRules.pinTries - 1 ? 'gone' : 'wrong');
      await changeLock(account.id, (lock) =>
        lock.pin ? { ...lock, pin: { ...lock.pin, wrongAt: 0 } } : undefined,
      );
    }
    equal(asked, [paths.logout]);
    ok(!JSON.stringify(localStorage).includes(account.id));
    ok(!(await listAccounts()).some(({ id }) => id === account.id));
    // The session's cookie must not let the next one in.
    answer = (path) =>
      path === paths.logout
        ? json({ ok: true })
        : json({ error: 'signed-out' }, {}, 401);
    equal(await whoIsHere(), { is: 'nobody' });
    equal(asked, [paths.logout, paths.logout, paths.session]);
  });

  test('a week without the Comune keeps it shut until there is an answer, and deletes nothing', async () => {
    const session = await device();
    const { id } = session.account;
    await enter(id, { is: 'pin', pin });
    const key = openKey(id);
    const heardAt = Date.now() - week - 1000;
    await setContact(id, key, { heardAt, latestAt: heardAt });
    dropKeys();
    equal(await enter(id, { is: 'pin', pin }), { is: 'stale' });
    equal(heldKey(id), undefined);
    answer = (_path, sent) =>
      sent.get(headers.account) === id
        ? json({ results: [], last_seq: 0 })
        : json({ error: 'signed-out' }, {}, 401);
    equal((await enter(id, { is: 'pin', pin })).is, 'open');
    answer = () => {
      throw new TypeError('offline');
    };
    equal((await enter(id, { is: 'pin', pin })).is, 'open');
  });

  test('setting the clock back does not win a longer week', async () => {
    const { account } = await device();
    await enter(account.id, { is: 'pin', pin });
    const key = openKey(account.id);
    const now = Date.now();
    const fresh = (at: number) => isFresh(account.id, key, at);
    equal(await fresh(now + week - 1000), true);
    equal(await fresh(now + week + 60_000), false);
    equal(await fresh(now), false);
    await noteContact(account.id, key, now);
    equal(await fresh(now), true);
  });

  test('a device whose session was ended with the wish to wipe is emptied as soon as it asks', async () => {
    const { account } = await device();
    await enter(account.id, { is: 'pin', pin });
    const key = openKey(account.id);
    await setContact(account.id, key, { heardAt: 0, latestAt: 0 });
    answer = (path) =>
      path === paths.logout
        ? json({ ok: true })
        : json(
            { error: 'signed-out' },
            { [headers.signedOut]: '1', [headers.wipe]: '1' },
            401,
          );
    equal(await enter(account.id, { is: 'pin', pin }), { is: 'gone' });
    ok(!(await listAccounts()).some(({ id }) => id === account.id));
  });

  test('whoever comes back from an identity provider is met, not who was here before', async () => {
    await device();
    const theirs = view('Stefano Brughi');
    answer = () => json(theirs);
    expectArrival();
    equal(await whoIsHere(), { is: 'new', session: theirs });
    equal((await whoIsHere()).is, 'locked');
  });
});
