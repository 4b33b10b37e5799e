import { isDoc } from '#model/document.ts';
import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type PageHost,
  type,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account, tommaso } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import type { Reach } from '../../data/store.ts';
import { messageRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
let page: PageHost;
const newStore = (reach: Reach = 'online') =>
  memoryStore({ account, docs: sampleDocs, sync: { reach } });
const open = async (store = newStore(), to = '/messaggi/nuovo') => {
  page = await openPage(messageRoutes, to, { store, at });
  await page.shows('Argomento');
  return store;
};
const pick = (selector: string, value: string) => {
  type(page.find(selector), value, 'change');
};

suite('a new message', () => {
  teardown(() => {
    page.close();
  });

  test('says what is missing and leads there', async () => {
    const store = await open();
    page.named('Invia').click();
    await page.shows(
      'Scegli l’argomento',
      'Manca l’oggetto',
      'Manca il testo del messaggio.',
    );
    await until('the first fault has the focus', () =>
      document.activeElement?.matches('#compose-topic'),
    );
    ok(
      store.docs.value.every((one) => !isDoc(one, 'message') || one.at !== at),
    );
  });

  test('names the office that answers on a topic', async () => {
    await open();
    pick('#compose-topic', 'canteen');
    await page.shows('Risponde: Ufficio Servizi Educativi.');
  });

  test('opens a thread and goes there', async () => {
    const store = await open();
    pick('#compose-topic', 'nursery');
    pick('#compose-child', tommaso);
    type(page.find('#compose-subject'), '  Orario di uscita ');
    type(page.find('#compose-text'), 'Posso venire alle 15?');
    page.named('Invia').click();
    await until('the page is left', () => page.visited.length > 0);
    const [doc] = store.docs.value
      .filter((one) => isDoc(one, 'message'))
      .filter((one) => one.body.topic === 'nursery');
    equal(doc?._id, `message:${doc?.body.thread ?? ''}`);
    equal(
      [doc?.child, doc?.body.subject, doc?.author, doc?.family],
      [tommaso, 'Orario di uscita', account.person, account.family],
    );
    equal(page.visited, [`/messaggi/${doc?.body.thread ?? ''}`]);
    equal(store.drafts.size, 0);
  });

  test('is kept at every letter, over a closed app', async () => {
    const store = await open();
    type(page.find('#compose-subject'), 'Gita');
    type(page.find('#compose-text'), 'Per la gita di');
    await until('the draft is kept', () =>
      JSON.stringify([...store.drafts.values()]).includes('Per la gita di'),
    );
    page.close();
    await open(store);
    await until(
      'the draft is back',
      () => page.value('#compose-text') === 'Per la gita di',
    );
    equal(page.value('#compose-subject'), 'Gita');
  });

  test('says that it will leave by itself when there is no network', async () => {
    await open(newStore('offline'));
    await page.shows('se invii, parte da solo dopo');
  });

  test('takes up a refused first message and forgets it once it is sent again', async () => {
    const store = newStore();
    const id = 'message:5a3c1e00-0000-4000-8000-000000000099';
    store.setRefused([
      {
        at,
        problem: { code: 'too-long', path: '/body/text' },
        doc: {
          _id: id,
          type: 'message',
          v: 1,
          at,
          body: {
            thread: id.slice('message:'.length),
            topic: 'payments',
            subject: 'Rimborso',
            text: 'testo lungo',
            from: { side: 'parent', name: 'Elena Morri' },
          },
        },
      },
    ]);
    await open(store, `/messaggi/nuovo?rifiutato=${encodeURIComponent(id)}`);
    equal(page.value('#compose-text'), 'testo lungo');
    equal(page.value('#compose-topic'), 'payments');
    page.named('Invia').click();
    await until('it left', () => page.visited.length > 0);
    let left = 1;
    store.refused.subscribe((all) => (left = all.length)).unsubscribe();
    equal(left, 0);
  });

  test('keeps the text on the page when the disk is full', async () => {
    const store = newStore();
    store.save = () => Promise.reject(new Error('storage-full'));
    await open(store);
    pick('#compose-topic', 'other');
    type(page.find('#compose-subject'), 'Prova');
    type(page.find('#compose-text'), 'Un testo');
    page.named('Invia').click();
    await page.shows('non ha più spazio');
    includes(page.value('#compose-text'), 'Un testo');
    equal(page.visited, []);
  });
});
