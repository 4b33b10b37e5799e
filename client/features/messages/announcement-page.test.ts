import { isDoc } from '#model/document.ts';
import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type PageHost,
  type,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { announcements } from '../../../tests/support/sample-messages.ts';
import { account } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import type { Store } from '../../data/store.ts';
import { messageRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const [strike] = announcements;
const target = strike?._id ?? '';
const path = `/avvisi/${target.slice('announcement:'.length)}`;
let page: PageHost;
const open = async (to = path, openFile?: Store['openFile']) => {
  const store = memoryStore({
    account,
    docs: sampleDocs,
    ...(openFile && { openFile }),
  });
  page = await openPage(messageRoutes, to, { store, at });
  return store;
};
const marksOf = (store: Awaited<ReturnType<typeof open>>) =>
  store.docs.value.filter((one) => isDoc(one, 'readMark'));

suite('an avviso', () => {
  teardown(() => {
    page.close();
  });

  test('says who publishes it, for whom, and links its addresses safely', async () => {
    await open();
    await page.shows('Ufficio Mense', 'Per: Mensa scolastica');
    const links = [
      ...page.root.querySelectorAll<HTMLAnchorElement>('.prose a'),
    ];
    equal(
      links.map((one) => one.getAttribute('href')),
      ['https://www.comune.esempio.it/mensa', 'mailto:mensa@comune.esempio.it'],
    );
    ok(links.every((one) => one.rel.includes('noopener')));
  });

  test('is read by opening it, and confirmed only by Ho letto', async () => {
    const store = await open();
    await until('it is read', () => marksOf(store).length === 1);
    equal(marksOf(store)[0]?.body, { target, confirmed: false });
    page.named('Ho letto').click();
    await page.shows('Lettura confermata su questo telefono');
    equal(
      marksOf(store).map((one) => one.body),
      [{ target, confirmed: true }],
    );
    store.receive(marksOf(store)[0]?._id ?? '', '2026-11-23T07:31:00.000Z');
    await page.shows('ricevuta dal Comune: 23 novembre 2026, ore 8:31');
  });

  test('gives a file’s size, and says when it is not on this phone', async () => {
    await open();
    await page.shows('Menù del pasto freddo', 'PDF');
    page.find('.file').click();
    await page.shows('Non ancora scaricato su questo telefono.');
  });

  test('opens a file that is here or can be fetched', async () => {
    const asked: string[] = [];
    await open(path, (id, name) => {
      asked.push(`${id}/${name}`);
      return Promise.resolve(new Blob(['%PDF']));
    });
    await page.shows('Allegati');
    let saved = '';
    page.root.ownerDocument.addEventListener(
      'click',
      (event) => {
        const link = event.target as HTMLAnchorElement;
        if (link.download) event.preventDefault();
      },
      { once: true },
    );
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      saved = this.download;
    };
    page.find('.file').click();
    await until('it is saved', () => saved);
    HTMLAnchorElement.prototype.click = click;
    equal([saved, asked], ['menu-freddo.pdf', [`${target}/menu-freddo.pdf`]]);
  });

  test('says so when it is not there', async () => {
    await open('/avvisi/5a3c1e00-0000-4000-8000-0000000000ff');
    await page.shows('Questo avviso non c’è');
  });
});

suite('Avvisi', () => {
  teardown(() => {
    page.close();
  });

  test('counts what is unread and shows only what concerns the family', async () => {
    await open('/avvisi');
    await page.shows('Sciopero del 27 novembre', 'Assemblea dei genitori');
    ok(!page.text().includes('Solo per la Scuola Verdi'));
    ok(!page.text().includes('Bentornati'), 'an expired one is folded away');
    includes(page.find('.tabs a').textContent, '2', 'da leggere');
  });

  test('finds by words, in the URL', async () => {
    await open('/avvisi');
    await page.shows('Sciopero');
    type(page.find('#news-search'), 'assemblea');
    await until('the other is gone', () => !page.text().includes('Sciopero'));
    equal(page.visited, ['/avvisi?cerca=assemblea']);
  });

  test('says that nothing was found, and the way back', async () => {
    await open('/avvisi?cerca=piscina');
    await page.shows('Nessun avviso trovato', 'Mostra tutti gli avvisi');
  });

  test('shows the expired when asked', async () => {
    await open('/avvisi?scaduti=si');
    await page.shows('Bentornati', 'Scaduto');
  });
});
