import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type PageHost,
  type,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account, giulia } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import type { Reach } from '../../data/store.ts';
import { attendanceRoutes } from './routes.ts';

const asked = `/presenze/assenza?figlio=${giulia}&servizio=canteen&giorno=2026-11-25`;
const id = `absence:${giulia}:canteen:2026-11-25`;
let page: PageHost;

const newStore = (reach: Reach = 'online') =>
  memoryStore({ account, docs: sampleDocs, sync: { reach } });
const open = async (
  store: ReturnType<typeof newStore>,
  path = asked,
  at = '2026-11-23T07:30:00.000Z',
) => {
  page = await openPage(attendanceRoutes, path, { store, at });
  await page.shows('Motivo');
};

suite('reporting an absence', () => {
  teardown(() => {
    page.close();
  });

  test('says before sending what the cut-off means', async () => {
    await open(newStore());
    await page.shows(
      'Che cosa succede se la invii',
      'Entro le 9:15 di mercoledì 25 novembre il pasto non viene addebitato.',
    );
  });

  test('guesses no cause and says what is missing where it is missing', async () => {
    const store = newStore();
    await open(store);
    page.named('Invia').click();
    await page.shows('Scegli il motivo.');
    ok(!store.docs.value.some((one) => one._id === id));
    page.named('Malattia').click();
    await until(
      'the fault is mended',
      () => !page.text().includes('Scegli il motivo.'),
    );
  });

  test('shows the state after sending, and its change, without a reload', async () => {
    const store = newStore();
    await open(store);
    page.named('Malattia').click();
    page.named('Invia').click();
    await page.shows(
      'Assenza salvata su questo telefono',
      'Su questo telefono',
    );
    const doc = store.docs.value.find((one) => one._id === id);
    ok(doc?.type === 'absence' && doc.body.cause === 'illness');
    equal([doc?.author, doc?.family], [account.person, account.family]);
    store.receive(id, '2026-11-23T07:31:00.000Z');
    await page.shows('Assenza ricevuta dal Comune', 'In tempo');
    equal([...store.drafts.keys()], []);
  });

  test('keeps the draft at every letter, over a closed page', async () => {
    const store = newStore();
    await open(store);
    type(page.find('textarea'), 'febbre da ieri');
    page.named('Vacanza').click();
    await until('the draft is kept', () => store.drafts.size > 0);
    page.close();
    await open(store);
    await page.shows('Hai ritrovato quello che avevi iniziato a scrivere.');
    equal(page.value('textarea'), 'febbre da ieri');
  });

  test('offers a call, not a hope, when the cut-off is near and there is no network', async () => {
    await open(
      newStore('offline'),
      `/presenze/assenza?figlio=${giulia}&servizio=canteen&giorno=2026-11-23`,
    );
    await page.shows('non è ancora ricevuta', 'chiama');
    const call = page.find('a[href^="tel:"]');
    equal(call.getAttribute('href'), 'tel:0721387000');
    ok(
      !page.root.querySelector('a[href^="sms:"]'),
      'an SMS to a landline is lost',
    );
  });

  test('warns that today stays charged after the cut-off', async () => {
    await open(
      newStore(),
      `/presenze/assenza?figlio=${giulia}&servizio=canteen&giorno=2026-11-23`,
      '2026-11-23T09:00:00.000Z',
    );
    await page.shows('Sei oltre l’orario: il pasto di oggi resta addebitato.');
  });

  test('takes up a refused report with all it said', async () => {
    const store = newStore();
    store.setRefused([
      {
        at: '2026-11-23T07:00:00.000Z',
        problem: { code: 'in-the-past', path: '' },
        doc: {
          _id: id,
          type: 'absence',
          v: 1,
          at: '2026-11-23T07:00:00.000Z',
          child: giulia,
          body: {
            service: 'canteen',
            day: '2026-11-25',
            cause: 'family',
            withdrawn: false,
            note: 'visita',
          },
        },
      },
    ]);
    await open(store, `/presenze/assenza?rifiutato=${encodeURIComponent(id)}`);
    equal(page.value('textarea'), 'visita');
    equal(page.value('input[type=date]'), '2026-11-25');
    page.named('Invia').click();
    await page.shows('Assenza salvata');
    await until('the refused one is gone', () => {
      let count = 1;
      store.refused.subscribe((all) => (count = all.length)).unsubscribe();
      return count === 0;
    });
  });

  test('keeps the form when the disk is full', async () => {
    const store = newStore();
    store.save = () => Promise.reject(new Error('storage-full'));
    await open(store);
    page.named('Malattia').click();
    page.named('Invia').click();
    await page.shows('non ha più spazio');
    includes(page.text(), 'Invia');
  });
});
