import type { SecurityView } from '#model/local-protocol.ts';
import { officePaths, type PersonAccess } from '#model/office-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { answerWith } from '../../../tests/support/comune-answers.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type,
  type PageHost,
} from '../../../tests/support/page-host.ts';
import { id } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import { officeRoutes, schoolStaffRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const account = { id: 'staff-1', role: 'staff', name: 'Ufficio' } as const;
const family = id(1);
const person = id(21);
const here = `/ufficio/persone/${family}/${person}`;
const api = `${officePaths.people}/${family}/${person}`;
const access: PersonAccess = {
  ...{ account: person, name: 'Elena Morri', own: false, person, family },
  ...{ familyLabel: 'Famiglia Morri', children: ['Giulia'], acts: [] },
  sessions: [
    { id: 'session:1', device: 'Chrome su Android', lastSeen: at },
    { id: 'session:2', device: 'Firefox su Windows', lastSeen: at },
  ],
  local: [
    {
      ...{ account: 'l1', username: 'elena', hasEmail: true, totp: true },
      ...{ passkeys: 1, recoveryCodesLeft: 3 },
    },
  ],
};
const security: SecurityView = {
  ...{ username: 'ufficio.scuola', passwordChanged: at, least: 15 },
  ...{ totp: null, passkeys: [], recoveryCodesLeft: 0, factorRequired: true },
  ...{ provedUntil: null, keys: [{ id: 'k1', name: 'Segreteria', added: at }] },
};
const strong = { refuse: [403, 'strong-needed'] } as {
  refuse: [number, string];
};

suite('the office', () => {
  let page: PageHost;
  let comune: ReturnType<typeof answerWith>;
  let store: ReturnType<typeof memoryStore>;
  const open = async (
    to: string,
    answers: Parameters<typeof answerWith>[0],
    { routes = officeRoutes, roles = ['staff'] } = {},
  ) => {
    comune = answerWith(answers);
    history.replaceState(null, '', to);
    page = await openPage(routes, to, { store, at, roles });
  };
  setup(() => {
    store = memoryStore({ account, docs: [] });
  });
  teardown(() => {
    page.close();
    comune.giveBack();
    history.replaceState(null, '', '/');
  });
  const sent = (path: string) =>
    comune.asked.filter((one) => one.path === path && one.body !== undefined);

  suite('has before it', () => {
    const alert = {
      ...{ id: 'alert:1', kind: 'name-differs', at: '2026-11-20T08:00:00Z' },
      ...{ person, family, personName: 'Elena Morri', detail: 'Elèna Mori' },
    };
    const request = {
      ...{ id: 'request:1', at, childFiscalCode: 'PRVNNI20B69G479Q' },
      ...{ school: 'Nido Aquilone', contact: '333 1234567' },
      by: { scheme: 'spid', level: 2, givenName: 'Eva', familyName: 'Prova' },
    };

    test('what waits, how long, and what to do about it', async () => {
      await open('/', {
        [officePaths.work]: { alerts: [alert], requests: [request] },
      });
      await page.shows(
        '2 cose aspettano',
        'da 3 giorni',
        'Il nome è diverso',
        'Per il registro è Elena Morri, ma l’identità digitale dice «Elèna Mori»',
        'Cosa fare:',
        'Chiede di entrare: Eva Prova',
        'Nido Aquilone',
        '333 1234567',
      );
      equal(page.named('Apri Elena Morri').getAttribute('href'), here);
    });

    test('nothing of what a colleague has closed meanwhile', async () => {
      let closed = false;
      await open('/ufficio', {
        [officePaths.work]: () => ({
          alerts: [],
          requests: closed ? [] : [request],
        }),
        [officePaths.close]: () => {
          closed = true;
          return { refuse: [404, 'not-found'] };
        },
      });
      await page.shows('Una cosa aspetta');
      page.named('Segna come fatto').click();
      await page.shows('per tutti i colleghi');
      page.named('È fatto').click();
      await page.shows('Non c’è niente da sbrigare');
      equal(
        JSON.stringify(sent(officePaths.close)[0]?.body),
        '{"id":"request:1"}',
      );
    });

    test('a request that can be read no more, which says so', async () => {
      await open('/', {
        [officePaths.work]: { alerts: [], requests: [{ id: 'request:2', at }] },
      });
      await page.shows('Una richiesta che non si legge più', 'di oggi');
    });

    test('why nothing comes, and another try', async () => {
      await open('/', { [officePaths.work]: { refuse: [401, 'signed-out'] } });
      await page.shows('La sessione è scaduta');
      equal(
        page.named('Conferma chi sei').getAttribute('href'),
        '/entra?come=dipendente&verso=%2F',
      );
    });
  });

  suite('finds', () => {
    const found = {
      ...{ person, family, givenName: 'Elena', familyName: 'Morri' },
      ...{ familyLabel: 'Famiglia Morri', children: ['Giulia', 'Tommaso'] },
    };

    test('nobody by two letters, and asks the Comune nothing', async () => {
      await open('/ufficio/persone', {});
      type(page.find('#office-name'), ' m-o');
      page.named('Cerca').click();
      await page.shows('almeno tre lettere');
      equal(comune.asked.length, 0);
    });

    test('people by name, keeping the name out of the address', async () => {
      await open('/ufficio/persone', {
        [officePaths.people]: { people: [found], more: true },
      });
      type(page.find('#office-name'), 'morri el');
      page.named('Cerca').click();
      await page.shows(
        'Morri Elena',
        'figli: Giulia e Tommaso',
        'Ce ne sono altri',
      );
      equal(comune.asked[0]?.path, `${officePaths.people}?q=morri+el`);
      equal(location.search, '');
      await until('what is looked for is kept', () => store.drafts.size === 1);
    });

    test('nobody, and says what that means', async () => {
      await open('/ufficio/persone', {
        [officePaths.people]: { people: [], more: false },
      });
      type(page.find('#office-name'), 'nessuno');
      page.named('Cerca').click();
      await page.shows('nessuna famiglia ha questo nome');
    });

    test('an account by its user name', async () => {
      await open('/ufficio/persone', {
        [officePaths.account]: (body) =>
          (body as { username: string }).username === 'maestra'
            ? { account: 'm1' }
            : { refuse: [404, 'not-found'] },
      });
      type(page.find('#office-username'), 'maest');
      page.named('Apri l’account').click();
      await page.shows('Nessun account ha questo nome');
      type(page.find('#office-username'), 'maestra');
      page.named('Apri l’account').click();
      await until('the account is open', () =>
        page.visited.includes('/ufficio/account/m1'),
      );
    });
  });

  suite('gives and takes access', () => {
    test('by a code that is shown with its last day and how to use it', async () => {
      await open(here, {
        [api]: access,
        [officePaths.issueCode]: {
          code: 'ABCD-EFGH-JKMN',
          until: '2027-01-22T08:00:00.000Z',
        },
      });
      await page.shows('Famiglia Morri', 'figli: Giulia');
      page.named('Crea un codice').click();
      await page.shows('Se ne aveva uno, non varrà più');
      page.named('Crea il codice').click();
      await page.shows(
        'Codice di accesso per Elena Morri',
        'ABCD-EFGH-JKMN',
        'fino al 22 gennaio 2027',
        location.origin,
      );
      ok(page.named('Stampa'));
      equal(
        JSON.stringify(sent(officePaths.issueCode)[0]?.body),
        JSON.stringify({ person, family }),
      );
    });

    test('not without a strong proof: it leads there and back here', async () => {
      await open(here, { [api]: access, [officePaths.issueCode]: strong });
      await page.shows('Crea un codice');
      page.named('Crea un codice').click();
      await page.shows('Lascia stare');
      page.named('Crea il codice').click();
      await page.shows('Prima conferma chi sei', 'delle ultime 12 ore');
      const query = new URLSearchParams({
        ...{ forte: '1', come: 'dipendente', verso: here },
      });
      equal(
        page.named('Conferma chi sei').getAttribute('href'),
        `/entra?${query.toString()}`,
      );
    });

    test('by ending one session, or all, with the data on a lost phone', async () => {
      await open(here, {
        [api]: access,
        [officePaths.endSessions]: { ended: 1 },
      });
      await page.shows('Chrome su Android', 'Firefox su Windows');
      page.named('Chiudi l’accesso').click();
      await page.shows('Su «Chrome su Android» bisognerà');
      page.named('Chiudi davvero').click();
      await until(
        'it was sent',
        () => sent(officePaths.endSessions).length > 0,
      );
      page.find('pg-office-sessions input').click();
      page.named('Chiudi tutti gli accessi').click();
      await page.shows('Su tutti i dispositivi');
      page.named('Chiudi tutti').click();
      await until('both', () => sent(officePaths.endSessions).length === 2);
      equal(
        JSON.stringify(sent(officePaths.endSessions).map(({ body }) => body)),
        JSON.stringify([
          { account: person, wipe: false, id: 'session:1' },
          { account: person, wipe: true, all: true },
        ]),
      );
    });

    test('by taking a lost second step off, once a document was seen', async () => {
      let local = access.local;
      await open(here, {
        [api]: () => ({ ...access, local }),
        [officePaths.resetFactors]: () => {
          local = local.map((one) => ({
            ...one,
            ...{ totp: false, passkeys: 0, recoveryCodesLeft: 0 },
          }));
          return { passwordToo: true };
        },
      });
      await page.shows('una passkey, app con i codici e codici di recupero');
      ok(!page.text().includes('Togli il secondo passaggio'));
      page.find('pg-office-factors input').click();
      await page.shows('Togli il secondo passaggio');
      page.named('Togli il secondo passaggio').click();
      await page.shows('non varranno più');
      page.named('Togli davvero').click();
      await page.shows(
        'Il secondo passaggio è tolto',
        'Anche la password',
        'sola password',
      );
      equal(
        JSON.stringify(sent(officePaths.resetFactors)[0]?.body),
        '{"account":"l1"}',
      );
    });

    test('never to one’s own account', async () => {
      await open('/ufficio/account/l1', {
        [`${officePaths.account}/l1`]: { ...access, own: true },
      });
      await page.shows('chiedi a un collega');
      ok(!page.text().includes('Ho visto un documento'));
    });
  });

  suite('keeps its staff', () => {
    const member = {
      ...{ account: 'a1', name: 'Eva Prova', roles: ['staff', 'school:nido'] },
    };

    test('in a list of who enters, and who does no more', async () => {
      const over = { account: 'a2', name: 'Ida Prova', roles: ['staff'] };
      await open('/ufficio/personale', {
        [officePaths.staff]: { staff: [member, { ...over, to: '2026-11-22' }] },
      });
      await page.shows('Eva Prova', 'ufficio e scuola nido', 'Non entrano più');
      ok(page.find('details').textContent.includes('Ida Prova'));
    });

    test('saying what is missing, and sending what is right', async () => {
      await open('/ufficio/personale/nuovo', { [officePaths.staff]: strong });
      await page.shows('Salva');
      page.named('Salva').click();
      await page.shows(
        'Il codice fiscale non è giusto',
        'Scrivi nome e cognome',
        'Scegli l’ufficio',
      );
      equal(comune.asked.length, 0);
      type(page.find('#member-fiscalCode'), 'lbrnnn50a41 h501t');
      type(page.find('#member-name'), ' Anna Libri ');
      type(page.find('#member-schools'), 'Nido, primaria-gulli');
      page.find('label input').click();
      page.named('Salva').click();
      await page.shows('Prima conferma chi sei');
      equal(
        JSON.stringify(sent(officePaths.staff)[0]?.body),
        JSON.stringify({
          ...{ fiscalCode: 'LBRNNN50A41H501T', name: 'Anna Libri' },
          roles: ['staff', 'school:nido', 'school:primaria-gulli'],
        }),
      );
      await until('the draft is kept', () => store.drafts.size === 1);
    });

    test('changing somebody without asking their codice fiscale again', async () => {
      await open('/ufficio/personale/a1', {
        [officePaths.staff]: (body) =>
          body === undefined ? { staff: [member] } : member,
      });
      await page.shows('Salva');
      equal(page.value('#member-name'), 'Eva Prova');
      equal(page.value('#member-schools'), 'nido');
      type(page.find('#member-to'), '2026-12-31');
      page.named('Salva').click();
      await until('it went back to the list', () =>
        page.visited.includes('/ufficio/personale'),
      );
      equal(
        JSON.stringify(sent(officePaths.staff)[0]?.body),
        JSON.stringify({
          ...{ account: 'a1', name: 'Eva Prova' },
          ...{ roles: ['staff', 'school:nido'], to: '2026-12-31' },
        }),
      );
    });
  });

  suite('lets programs in', () => {
    const path = '/ufficio/programmi';

    test('by a key shown once, with the address and the user', async () => {
      await open(path, {
        '/auth/local/security': security,
        '/auth/local/keys/add': { id: 'k2', key: 'chiave-abc' },
      });
      await page.shows('Segreteria', 'Creata oggi');
      page.named('Crea una chiave').click();
      await page.shows('Scrivi un nome');
      type(page.find('#office-key-name'), 'Portatile');
      page.named('Crea una chiave').click();
      await page.shows(
        'La chiave per «Portatile»',
        `${location.origin}/db/registry`,
        'ufficio.scuola',
        'chiave-abc',
      );
      equal(page.value('#office-key-name'), '');
    });

    test('until it is taken off', async () => {
      await open(path, {
        '/auth/local/security': security,
        '/auth/local/keys/remove': { ok: true },
      });
      await page.shows('Segreteria');
      page.named('Togli').click();
      await page.shows('«Segreteria» non potrà più copiare');
      page.named('Togli la chiave').click();
      await until(
        'it is off',
        () => sent('/auth/local/keys/remove').length > 0,
      );
    });

    test('of whom has just entered: else the name stays, and a link leads there', async () => {
      await open(path, {
        '/auth/local/security': security,
        '/auth/local/keys/add': { refuse: [403, 'proof-needed'] },
      });
      await page.shows('Segreteria');
      type(page.find('#office-key-name'), 'Portatile');
      page.named('Crea una chiave').click();
      await page.shows('meno di dieci minuti');
      equal(page.value('#office-key-name'), 'Portatile');
      equal(
        page.named('Conferma chi sei').getAttribute('href'),
        '/entra?come=dipendente&verso=%2Fufficio%2Fprogrammi',
      );
    });

    test('of a school into its own database, and of nobody without an account of the Comune', async () => {
      await open(
        '/',
        {},
        { routes: schoolStaffRoutes, roles: ['school:nido'] },
      );
      await page.shows('Qui serve un account del Comune');
      page.close();
      comune.giveBack();
      await open(
        '/',
        {
          '/auth/local/security': security,
          '/auth/local/keys/add': { id: 'k2', key: 'chiave-abc' },
        },
        { routes: schoolStaffRoutes, roles: ['school:nido', 'school:gulli'] },
      );
      await page.shows('Crea una chiave');
      type(page.find('#office-key-name'), 'Portatile');
      page.named('Crea una chiave').click();
      await page.shows('/db/school-nido', '/db/school-gulli');
      ok(!page.text().includes('/db/registry'));
    });
  });
});
