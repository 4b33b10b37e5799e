import { headers, paths, type SessionView } from '#model/phone-protocol.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { json } from '../../tests/support/fake-comune.ts';
import { newAccount, phone, question } from '../../tests/support/fake-phone.ts';
import { CallError } from './errors.ts';
import { browserSession, endSession, signIn } from './session.ts';

function view(): SessionView {
  return {
    account: newAccount(),
    comune: { name: 'Comune di Prova', site: 'https://prova.example' },
  };
}

/** Answers each path with what the test says, and counts. */
function server(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  const fetch: typeof window.fetch = (input) => {
    const path = input as string;
    asked.push(path);
    const answer = answers[path];
    if (!answer) return Promise.reject(new TypeError('offline'));
    return Promise.resolve(answer());
  };
  return { asked, fetch };
}

async function codeOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) return String(error);
  return error.retryAfter === undefined
    ? error.code
    : `${error.code} ${error.retryAfter}`;
}

suite('the session', () => {
  setup(() => {
    localStorage.clear();
  });

  test('says why it was not possible to sign in', async () => {
    const answer = (make: () => Response) => {
      const { fetch } = server({ [paths.login]: make });
      return codeOf(signIn('elena', 'sbagliata', { fetch }));
    };
    equal(
      await answer(() => json({ error: 'credentials' }, {}, 401)),
      'credentials',
    );
    equal(
      await answer(() =>
        json({ error: 'x' }, { [headers.signedOut]: '1' }, 401),
      ),
      'credentials',
    );
    equal(
      await answer(() =>
        json({ error: 'too-many' }, { 'retry-after': '30' }, 429),
      ),
      'too-many 30',
    );
    equal(await answer(() => json({ error: 'x' }, {}, 503)), 'server-away');
    equal(
      await answer(
        () =>
          new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      ),
      'captive',
    );
    equal(
      await codeOf(signIn('a', 'b', { fetch: server({}).fetch })),
      'offline',
    );
  });

  test('is found by the cookie', async () => {
    const session = view();
    const known = server({ [paths.session]: () => json(session) });
    equal(await browserSession({ fetch: known.fetch }), session);
    const none = server({
      [paths.session]: () => json({ error: 'signed-out' }, {}, 401),
    });
    equal(await browserSession({ fetch: none.fetch }), undefined);
    equal(await codeOf(browserSession({ fetch: server({}).fetch })), 'offline');
  });

  test('says where another session is to be ended, and never another site', async () => {
    const answers = async (next?: string) => {
      const { fetch } = server({
        [paths.logout]: () => json({ ok: true, ...(next && { next }) }),
      });
      return endSession({ fetch });
    };
    equal(await answers(), undefined);
    equal(await answers('/auth/cohesion/logout'), '/auth/cohesion/logout');
    equal(await answers('https://altrove.example'), undefined);
    equal(await answers('//altrove.example'), undefined);
  });

  test('left without network is ended at the next contact, before anything else', async () => {
    const session = view();
    await endSession({ fetch: server({}).fetch, timeoutMs: 1000 });
    equal(
      Object.keys(localStorage).filter((name) => localStorage[name] !== '1'),
      [],
      'the note says more than that',
    );
    const cookie = server({ [paths.session]: () => json(session) });
    equal(await browserSession({ fetch: cookie.fetch }), undefined);
    equal(cookie.asked, [paths.logout]);
    const back = server({
      [paths.logout]: () => json({ ok: true }),
      [paths.login]: () => json(session),
    });
    await signIn('elena', 'segreto', { fetch: back.fetch });
    equal(back.asked, [paths.logout, paths.login]);
    const again = server({
      [paths.login]: () => json(session),
    });
    await signIn('elena', 'segreto', { fetch: again.fetch });
    equal(again.asked, [paths.login]);
  });

  test('signing out without network removes data, key and name at once (fault 48)', async () => {
    const one = await phone();
    const other = await phone();
    await one.store.save(question(1));
    await other.store.save(question(2));
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    await one.store.signOut();
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    ok(!names.some((name) => name.includes(one.account.id)), names.join());
    ok(
      names.some((name) => name.includes(other.account.id)),
      'took both',
    );
    equal(JSON.stringify(localStorage).includes(one.account.id), false);
    await other.store.close();
  });
});
