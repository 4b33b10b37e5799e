import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import { openPage, type PageHost } from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account, giulia } from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import type { SyncState } from '../../data/store.ts';
import { statementRoutes } from './routes.ts';

let page: PageHost;
const open = async (
  path = '/conto',
  sync: Partial<SyncState> = {},
  docs = sampleDocs,
) => {
  const store = memoryStore({ account, docs, sync });
  page = await openPage(statementRoutes, path, {
    store,
    at: '2026-11-23T07:30:00.000Z',
  });
  return store;
};
const box = (words: string) => {
  const input = page.named(words).querySelector('input');
  if (!input) throw new Error(`no box at ${words}`);
  return input;
};
const headline = () =>
  page
    .find('.answer-headline')
    .textContent.replace(/\u00a0/g, ' ')
    .trim();

suite('Estratto conto', () => {
  teardown(() => {
    page.close();
  });

  test('answers first: what is to pay of this year, and what is overdue', async () => {
    await open();
    await page.shows('Da pagare', 'Totali', 'Movimenti');
    equal(headline(), 'Da pagare 129,00 €');
    includes(
      page.text(),
      'sono scaduti dal 12 novembre 2026',
      'Hai anche un credito',
    );
    equal(box('2026/2027').checked, true);
    equal(box('2025/2026').checked, false);
    equal(box('Nido d’infanzia').checked, true);
  });

  test('changes nothing until MOSTRA, then keeps the choice in the URL', async () => {
    await open();
    await page.shows('Movimenti');
    box('Pre-scuola').click();
    box('Nido d’infanzia').click();
    box('2025/2026').click();
    await until('the ticks have settled', () => box('2025/2026').checked);
    equal(headline(), 'Da pagare 129,00 €');
    ok(page.text().includes('Retta nido ottobre'));
    page.named('MOSTRA').click();
    await until(
      'the result changed',
      () => !page.text().includes('Retta nido'),
    );
    equal(headline(), 'Da pagare 84,00 € entro il 30 novembre 2026');
    equal(page.visited, ['/conto?anno=tutti&servizio=canteen']);
    includes(page.text(), 'Mensa ottobre 2025');
    await until('the answer has the focus', () =>
      document.activeElement?.classList.contains('answer-headline'),
    );
  });

  test('keeps the ticks when new data arrives before MOSTRA', async () => {
    const store = await open();
    await page.shows('Movimenti');
    box('Pre-scuola').click();
    store.setSync({ upToDateAt: '2026-11-23T07:29:00.000Z' });
    await page.shows('ore 8:29');
    equal(box('Pre-scuola').checked, false);
  });

  test('asks for at least one year and one service', async () => {
    await open();
    await page.shows('Movimenti');
    const all = page.root.querySelectorAll<HTMLInputElement>('fieldset input');
    all[0]?.click();
    all[0]?.click();
    await until('no year is ticked', () => !box('2026/2027').checked);
    page.named('MOSTRA').click();
    await page.shows('Scegli almeno un anno scolastico.');
    equal(page.visited, []);
  });

  test('says what is still to pay outside the choice', async () => {
    await open('/conto?servizio=nursery');
    await page.shows('Hai un credito di');
    includes(
      page.text().replace(/\u00a0/g, ' '),
      'In altri anni o servizi restano da pagare 129,00 €.',
    );
  });

  test('strikes a replaced due, says why and counts it for nothing', async () => {
    await open('/conto?servizio=canteen');
    await page.shows('Movimenti');
    const row = page.find('tr.is-replaced');
    equal(row.querySelectorAll('s').length, 2);
    includes(
      row.textContent,
      'Sostituito dall’importo',
      'questo non va pagato',
    );
    equal(headline(), 'Da pagare 84,00 € entro il 30 novembre 2026');
  });

  test('follows the child of the chips', async () => {
    await open(`/conto?figlio=${giulia}`);
    await page.shows('Movimenti');
    ok(!page.text().includes('Retta nido'));
  });

  test('says the whole of the chart in words, and draws it after the figures', async () => {
    await open();
    const label = () =>
      page.find('canvas[role=img]').getAttribute('aria-label');
    await page.shows('Totali');
    includes(
      (label() ?? '').replace(/\u00a0/g, ' '),
      'Mensa scolastica: dovuto 147,00 €, pagato 63,00 €, saldo 84,00 €.',
      'Nido d’infanzia: dovuto 570,00 €, pagato 582,00 €, saldo credito 12,00 €.',
    );
    const canvas = page.find('canvas[role=img]') as HTMLCanvasElement;
    await until('something is drawn', () => {
      const pixels = canvas
        .getContext('2d')
        ?.getImageData(0, 0, canvas.width, canvas.height).data;
      return pixels?.some((value) => value > 0);
    });
  });

  test('says as of when, and that a week-old or unfinished copy may lack payments', async () => {
    await open('/conto', { upToDateAt: '2026-11-15T07:12:00.000Z' });
    await page.shows(
      'Situazione al 15 novembre 2026, ore 8:12',
      'sono passati più di 7 giorni',
    );
    page.close();
    const store = memoryStore({ account, docs: sampleDocs, neverSynced: true });
    page = await openPage(statementRoutes, '/conto', {
      store,
      at: '2026-11-23T07:30:00.000Z',
    });
    await page.shows('la situazione può essere incompleta');
  });

  test('does not call empty what has not arrived yet', async () => {
    const nothing = { account, docs: [], neverSynced: true };
    const at = '2026-11-23T07:30:00.000Z';
    const store = memoryStore(nothing);
    page = await openPage(statementRoutes, '/conto', { store, at });
    await until('it waits', () => page.root.querySelector('.skeleton'));
    ok(!page.text().includes('Nessun movimento'));
    store.setSync({ reach: 'offline' });
    await page.shows('I dati non sono ancora su questo telefono');
    store.setSync({ reach: 'online', upToDateAt: at });
    await page.shows('Nessun movimento');
  });

  test('tells a family without movements what will come here', async () => {
    await open(
      '/conto',
      {},
      sampleDocs.filter((one) => one.type !== 'due' && one.type !== 'payment'),
    );
    await page.shows('Nessun movimento', 'Il primo compare quando');
  });
});

suite('the printed statement', () => {
  teardown(() => {
    page.close();
  });

  test('says whose it is, of what, and when it was printed', async () => {
    await open();
    await page.shows('Movimenti');
    const head = page.find('.print-head').textContent.replace(/\s+/g, ' ');
    includes(
      head,
      'Elena Morri',
      'Anni scolastici: 2026/2027.',
      'Servizi: tutti.',
      'Stampato il 23 novembre 2026, ore 8:30',
    );
  });

  test('shows that head on paper only, and leaves controls and canvas out', async () => {
    await open();
    const css = await (
      await fetch('/client/features/statement/statement.css')
    ).text();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const rules = [...sheet.cssRules];
    const style = (list: CSSRule[], selector: string) =>
      list.find(
        (one): one is CSSStyleRule =>
          one instanceof CSSStyleRule && one.selectorText.includes(selector),
      )?.style;
    equal(style(rules, '.print-head')?.display, 'none');
    const print = rules
      .filter(
        (one): one is CSSMediaRule =>
          one instanceof CSSMediaRule && one.conditionText === 'print',
      )
      .flatMap((one) => [...one.cssRules]);
    equal(style(print, '.print-head')?.display, 'block');
    equal(style(print, '.chart')?.display, 'none');
    equal(style(print, '.choice')?.display, 'none');
    equal(style(print, '.movements h3')?.breakAfter, 'avoid');
  });
});
