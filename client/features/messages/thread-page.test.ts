import { isDoc } from '#model/document.ts';
import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type PageHost,
  type,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { lactose } from '../../../tests/support/sample-messages.ts';
import {
  account,
  family,
  parent,
} from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import type { Doc } from '#model/document.ts';
import { messageRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const path = `/messaggi/${lactose}`;
const fresh = '5a3c1e00-0000-4000-8000-000000000099';
let page: PageHost;
const newStore = () => memoryStore({ account, docs: sampleDocs });
const open = async (store = newStore(), to = path) => {
  page = await openPage(messageRoutes, to, { store, at });
  return store;
};
const message = (id: string, thread: string, text: string): Doc<'message'> => ({
  _id: `message:${id}`,
  type: 'message',
  v: 1,
  at,
  family,
  author: parent,
  body: {
    thread,
    topic: 'canteen',
    subject: 'Dieta senza lattosio',
    text,
    from: { side: 'parent', name: 'Elena Morri' },
  },
});
const refusal = (doc: Doc<'message'>) => ({
  doc,
  at,
  problem: { code: 'too-long' as const, path: '/body/text' },
});

suite('a thread', () => {
  teardown(() => {
    page.close();
  });

  test('says of each own message where it is', async () => {
    const store = await open();
    await page.shows(
      'Ricevuto dal Comune 12 novembre 2026, ore 19:20 · Risposto',
      'Su questo telefono: non ancora arrivato al Comune',
    );
    const unsent = store.docs.value.find(
      (one) => isDoc(one, 'message') && one.body.text.startsWith('Grazie'),
    );
    store.receive(unsent?._id ?? '', '2026-11-23T07:29:00.000Z');
    await page.shows('Ricevuto dal Comune 23 novembre 2026, ore 8:29');
    ok(!page.text().includes('Su questo telefono'));
  });

  test('marks the office’s messages read, without confirming anything', async () => {
    const store = await open();
    const marks = () =>
      store.docs.value.filter((one) => isDoc(one, 'readMark'));
    await until('a mark is written', () => marks().length === 1);
    const [mark] = marks();
    equal(mark?.author, parent);
    equal(mark?.body.confirmed, false);
    includes(mark?.body.target ?? '', '000000000062');
  });

  test('keeps a reply at every letter and sends it into the same thread', async () => {
    const store = await open();
    await page.shows('Rispondi');
    type(page.find('textarea'), 'Il certificato è pronto');
    await until('the draft is kept', () =>
      JSON.stringify(store.drafts.get(`message:${lactose}`)).includes(
        'certificato',
      ),
    );
    page.named('Invia').click();
    await until('the message is written', () =>
      store.docs.value.some(
        (one) =>
          isDoc(one, 'message') &&
          one.body.text === 'Il certificato è pronto' &&
          one.body.thread === lactose,
      ),
    );
    await until('the draft is gone', () => store.drafts.size === 0);
    equal(page.value('textarea'), '');
  });

  test('refuses an empty reply in words and writes nothing', async () => {
    const store = await open();
    await page.shows('Rispondi');
    const before = store.docs.value.filter((one) =>
      isDoc(one, 'message'),
    ).length;
    page.named('Invia').click();
    await until('the reason shows', () =>
      page.root.querySelector('.form-error'),
    );
    equal(
      store.docs.value.filter((one) => isDoc(one, 'message')).length,
      before,
    );
  });

  test('shows a refused reply with its text and reason, and takes it into the box', async () => {
    const store = newStore();
    store.setRefused([refusal(message(fresh, lactose, 'testo rifiutato'))]);
    await open(store);
    await page.shows(
      'testo rifiutato',
      'Il Comune non ha accettato questo messaggio',
      'troppo lungo',
    );
    type(page.find('textarea'), 'già scritto');
    page.named('Modifica e rimanda').click();
    await until('the text is in the box', () =>
      page.value('textarea').includes('testo rifiutato'),
    );
    includes(page.value('textarea'), 'già scritto');
    page.named('Invia').click();
    await until(
      'the refusal is gone',
      () => !page.text().includes('non ha accettato'),
    );
  });

  test('takes a refused reply up from the link of another page, once', async () => {
    const store = newStore();
    const refused = message(fresh, lactose, 'testo rifiutato');
    store.setRefused([refusal(refused)]);
    await open(store, `${path}?rifiutato=${encodeURIComponent(refused._id)}`);
    await until('the text is in the box', () =>
      page.value('textarea').includes('testo rifiutato'),
    );
    equal(page.visited.at(-1)?.includes('rifiutato'), false);
  });

  test('reads every body as letters, never as markup', async () => {
    const store = newStore();
    const evil = message(
      fresh,
      lactose,
      '<img src=x onerror=alert(1)><b>ciao</b>',
    );
    store.docs.next([...store.docs.value, evil]);
    await open(store);
    await page.shows('<b>ciao</b>');
    ok(!page.root.querySelector('.bubble img, .bubble b'));
  });

  test('says so when there is no such thread', async () => {
    await open(newStore(), '/messaggi/5a3c1e00-0000-4000-8000-0000000000ff');
    await page.shows('Questo messaggio non c’è');
  });
});

suite('the list of threads', () => {
  teardown(() => {
    page.close();
  });

  test('says of each thread what is unread and where one’s question is', async () => {
    await open(newStore(), '/messaggi');
    await page.shows(
      'Da leggere',
      'Dieta senza lattosio',
      'Su questo telefono',
      'Ricevuto dal Comune',
    );
  });

  test('leads with what was refused', async () => {
    const store = newStore();
    store.setRefused([refusal(message(fresh, fresh, 'perduto?'))]);
    await open(store, '/messaggi');
    await page.shows('Non accettato', 'Il testo è salvo');
    includes(page.find('.news li').textContent, 'Non accettato');
  });
});
