import type { SessionInfo } from '#model/access-protocol.ts';
import { localPaths, type SecurityView } from '#model/local-protocol.ts';
import { paths } from '#model/phone-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type,
  type PageHost,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { securityRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const passkey = {
  ...{ id: 'one', name: 'Passkey 1', added: at, synced: false },
};
const security: SecurityView = {
  ...{ username: 'elena', email: 'elena@posta.example', passwordChanged: at },
  ...{ least: 8, totp: null, passkeys: [passkey], recoveryCodesLeft: 10 },
  ...{ factorRequired: false, provedUntil: null },
};
const sessions: SessionInfo[] = [true, false].map((current) => ({
  ...{ id: current ? 'this' : 'other', by: 'local', level: 1, current },
  ...{ device: current ? 'Chrome su Android' : 'Firefox su Linux' },
  ...{ created: at, lastSeen: at, until: at },
}));
const realFetch = window.fetch.bind(window);
type Sent = [path: string, body: unknown];
let page: PageHost;
let sent: Sent[] = [];
/** What each path is answered, in turn; `{ok: true}` where nothing more is given. */
let answers: Record<string, [status: number, body: object][]> = {};

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
async function open() {
  sent = [];
  window.fetch = (input, init) => {
    const path = input as string;
    if (init?.method === 'POST') {
      const body: unknown = JSON.parse(init.body as string);
      sent.push([path, body]);
      const [status, answer] = answers[path]?.shift() ?? [200, { ok: true }];
      return Promise.resolve(json(status, answer));
    }
    return Promise.resolve(
      json(200, path === paths.sessions ? { sessions } : security),
    );
  };
  // One document among them waits.
  const store = memoryStore({ account, docs: sampleDocs });
  page = await openPage(securityRoutes, '/altro/accesso', { store, at });
  await page.shows('Passkey 1');
  return store;
}
const prove = async () => {
  await until('the question', () => page.root.querySelector('#proof') !== null);
  type(page.find('#proof'), 'segreta');
  page.root
    .querySelector<HTMLFormElement>('pg-prove-again form')
    ?.requestSubmit();
};

suite('one’s own account', () => {
  setup(() => {
    answers = {};
  });
  teardown(() => {
    page.close();
    window.fetch = realFetch;
  });

  test('a passkey is called as its owner likes, and never nothing', async () => {
    await open();
    page.named('Rinomina').click();
    await page.shows('Come vuoi chiamarla');
    const form = page.root.querySelector<HTMLFormElement>(
      'pg-passkey-row form',
    );
    type(page.find('pg-passkey-row input'), ' ');
    form?.requestSubmit();
    await page.shows('Scrivi un nome');
    type(page.find('pg-passkey-row input'), ' Telefono ');
    form?.requestSubmit();
    await until('the name is sent', () => sent.length > 0);
    equal(sent, [[localPaths.passkeyRename, { id: 'one', name: 'Telefono' }]]);
  });

  test('another address asks for a proof in place, and then goes by itself', async () => {
    answers[localPaths.emailAsk] = [[403, { error: 'proof-needed' }]];
    await open();
    page.named('Cambia indirizzo').click();
    await page.shows('Nuovo indirizzo');
    const form = () => page.root.querySelector<HTMLFormElement>('form.email');
    type(page.find('#new-email'), 'non va');
    form()?.requestSubmit();
    await page.shows('Scrivi un indirizzo come');
    equal(sent, []);
    type(page.find('#new-email'), 'nuova@posta.example');
    form()?.requestSubmit();
    await prove();
    await page.shows('Controlla la posta', 'nuova@posta.example');
    equal(
      sent.map(([path]) => path),
      [localPaths.emailAsk, localPaths.proofByPassword, localPaths.emailAsk],
    );
  });

  test('says before it goes what goes, what stays and what has not been sent, and then takes all off the device', async () => {
    const store = await open();
    let left = 0;
    Object.assign(store, {
      signOut: () => {
        left += 1;
        return Promise.resolve(undefined);
      },
    });
    page.named('Elimina il mio account…').click();
    await page.shows(
      'Al Comune resta quello che deve conservare',
      'ancora partit',
      'andrebbe',
    );
    page.named('Elimina l’account').click();
    await page.shows('Non si può annullare');
    equal(sent, []);
    const gone = new Promise<SessionEvent>((resolve) => {
      page.root.addEventListener(SessionEvent.type, resolve, { once: true });
    });
    page.named('Elimina per sempre').click();
    equal((await gone).session, undefined);
    equal(sent, [[localPaths.accountRemove, {}]]);
    equal(left, 1);
  });

  test('keeps its data here when the Comune has not let it go', async () => {
    answers[localPaths.accountRemove] = [[503, { error: 'couch-away' }]];
    const store = await open();
    let left = 0;
    Object.assign(store, {
      signOut: () => {
        left += 1;
        return Promise.resolve(undefined);
      },
    });
    page.named('Elimina il mio account…').click();
    await page.shows('Al Comune resta');
    page.named('Elimina l’account').click();
    await page.shows('Non si può annullare');
    page.named('Elimina per sempre').click();
    await page.shows('Non dipende da te');
    equal(left, 0);
  });

  test('is ended elsewhere after a proof: by the password, or the way in of before', async () => {
    answers[paths.endSessions] = [
      [403, { error: 'strong-needed' }],
      [403, { error: 'proof-needed' }],
    ];
    await open();
    const end = async () => {
      page.named('Chiudi l’accesso').click();
      await page.shows('i dati verranno cancellati');
      page.named('Chiudi e cancella da lì').click();
    };
    await end();
    await page.shows('Prima conferma che sei tu');
    ok(page.find('a[href="/entra?forte=1&verso=%2Faltro%2Faccesso"]'));
    await end();
    await prove();
    await until('it is ended', () => sent.length === 4);
    equal(sent.at(-1), [paths.endSessions, { id: 'other', wipe: true }]);
  });
});
