import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type PageHost,
  type,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import {
  account,
  giulia,
  tommaso,
} from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import { attendanceRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
let page: PageHost;
const open = async (path: string, upToDateAt = '2026-11-23T07:12:00.000Z') => {
  const store = memoryStore({
    account,
    docs: sampleDocs,
    sync: { upToDateAt },
  });
  page = await openPage(attendanceRoutes, path, { store, at });
  return store;
};

suite('Presenze', () => {
  teardown(() => {
    page.close();
  });

  test('is a table whose cells say the day and its state in a whole sentence', async () => {
    await open(`/presenze?figlio=${giulia}`);
    await page.shows('12 presenze su 14 giorni', '1 assenza comunicata.');
    const cell = (day: string) =>
      page.find(`table a[href^="/presenze/${day}"]`).textContent;
    includes(cell('2026-11-10'), '○', 'martedì 10 novembre: assente');
    includes(cell('2026-11-03'), '●', 'martedì 3 novembre: presente');
    includes(cell('2026-11-24'), '◐', 'assenza comunicata');
    includes(cell('2026-11-02'), 'servizio chiuso, Ponte dei Santi');
    includes(cell('2026-11-23'), 'oggi, lunedì 23 novembre');
    equal(page.root.querySelectorAll('table.month th[scope=col]').length, 7);
    equal(page.find('[aria-current=date]').tagName, 'TD');
  });

  test('reaches every day of service by keyboard and no day without', async () => {
    await open(`/presenze?figlio=${giulia}`);
    await page.shows('12 presenze');
    equal(page.root.querySelectorAll('table.month a[href]').length, 21);
    ok(!page.root.querySelector('a[href^="/presenze/2026-11-01"]'));
  });

  test('shows every child under Tutti, each with its services', async () => {
    await open('/presenze');
    await page.shows('Giulia', 'Tommaso', 'Pre-scuola', 'Nido d’infanzia');
    equal(page.root.querySelectorAll('table.month').length, 2);
  });

  test('keeps service, month and view in the URL', async () => {
    await open(
      `/presenze?figlio=${giulia}&servizio=pre-school&mese=2026-10&vista=elenco`,
    );
    await page.shows(
      '22 presenze su 22 giorni',
      'giovedì 29 ottobre',
      'presente, 7:35–…',
    );
    ok(!page.root.querySelector('table.month'));
    const next = page.find('a[aria-label^="Mese successivo"]');
    includes(
      next.getAttribute('href') ?? '',
      'mese=2026-11',
      'servizio=pre-school',
      'vista=elenco',
    );
  });

  test('goes to the month that is picked', async () => {
    await open(`/presenze?figlio=${giulia}`);
    await page.shows('12 presenze');
    type(page.find('select'), '2026-09', 'change');
    await page.shows('13 presenze su 13 giorni');
  });

  test('says in words that the data is older than a day', async () => {
    await open('/presenze', '2026-11-21T07:12:00.000Z');
    await page.shows('potrebbero mancare le ultime novità');
    ok(page.find('.stamp').classList.contains('is-stale'));
  });

  test('tells a family without services what will come here', async () => {
    await open(`/presenze?figlio=${tommaso}&mese=2025-11`);
    await page.shows('Nessun servizio in questo anno scolastico');
  });
});

suite('a day of Presenze', () => {
  teardown(() => {
    page.close();
  });

  test('tells fact, plan and whether the report was in time', async () => {
    await open(`/presenze/2026-11-10?figlio=${giulia}`);
    await page.shows(
      'Martedì 10 novembre',
      'Assente',
      'Classe 3ª B',
      'Malattia. Comunicata da Elena',
      'In tempo: il pasto non viene addebitato.',
    );
  });

  test('tells a report that came too late', async () => {
    await open(`/presenze/2026-11-19?figlio=${giulia}`);
    await page.shows('Oltre l’orario: il pasto resta addebitato.');
  });

  test('that does not exist opens nothing and breaks nothing', async () => {
    for (const day of ['2026-11-99', '2026-02-30', 'ieri']) {
      await open(`/presenze/${day}?figlio=${giulia}&mese=2026-11`);
      await page.shows('12 presenze su 14 giorni');
      ok(!page.root.querySelector('pg-sheet'));
      page.close();
    }
    await open('/presenze');
  });

  test('tells entry, exit and meal as recorded', async () => {
    await open(`/presenze/2026-11-20?figlio=${tommaso}`);
    await page.shows('Entrata 8:05', 'Uscita 15:40', 'pasto completo');
  });

  test('takes an unsent absence back without a trace', async () => {
    const store = await open(`/presenze/2026-11-23?figlio=${tommaso}`);
    await page.shows('Su questo telefono: non ancora ricevuta dal Comune');
    page.named('Ritira l’assenza').click();
    await until('the absence is gone', () =>
      store.docs.value.every(
        (one) => one._id !== `absence:${tommaso}:nursery:2026-11-23`,
      ),
    );
    await page.shows('la scuola non ha ancora registrato l’appello');
  });

  test('withdraws a received absence, which then waits for its own receipt', async () => {
    const store = await open(`/presenze/2026-11-24?figlio=${giulia}`);
    await page.shows('Assenza comunicata');
    page.named('Ritira l’assenza').click();
    await page.shows('Ritirata da Elena');
    const doc = store.docs.value.find(
      (one) => one._id === `absence:${giulia}:canteen:2026-11-24`,
    );
    ok(doc?.type === 'absence' && doc.body.withdrawn && !doc.received);
  });

  test('shows a refused absence with its reason and a way to mend it', async () => {
    const store = await open(`/presenze/2026-11-25?figlio=${giulia}`);
    store.setRefused([
      {
        at,
        problem: { code: 'in-the-past', path: '' },
        doc: {
          _id: `absence:${giulia}:canteen:2026-11-25`,
          type: 'absence',
          v: 1,
          at,
          child: giulia,
          body: {
            service: 'canteen',
            day: '2026-11-25',
            cause: 'illness',
            withdrawn: false,
          },
        },
      },
    ]);
    await page.shows(
      'Il Comune non ha accettato l’assenza',
      'Il giorno è già passato',
    );
    includes(
      page.named('Modifica e rimanda').getAttribute('href') ?? '',
      '/presenze/assenza?rifiutato=',
    );
  });
});
