import { of } from 'rxjs';
import { equal, ok } from '../../../tests/support/assert.ts';
import {
  memoryStore,
  type MemoryStore,
} from '../../../tests/support/memory-store.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import {
  account,
  giulia,
  tommaso,
} from '../../../tests/support/sample-people.ts';
import { openShell, type OpenShell } from '../../../tests/support/shell.ts';
import { until } from '../../../tests/support/until.ts';

/** The sample family lives on its own Monday, whatever day the test runs. */
const clockAheadMs = Date.now() - Date.parse('2026-11-23T07:12:00.000Z');

suite('Oggi', () => {
  let store: MemoryStore;
  let shell: OpenShell;
  const open = async (path = '/', docs = sampleDocs) => {
    store = memoryStore({ account, docs, sync: { clockAheadMs } });
    shell = await openShell(store, path);
    await until('the cards', () => shell.text().includes('Novità'));
  };
  teardown(() => {
    shell.close();
  });

  test('shows on top only what needs an act, each a link to where it is done', async () => {
    await open();
    const acts = [...shell.root.querySelectorAll<HTMLAnchorElement>('.act a')];
    equal(
      acts.map((one) => one.pathname.split('/')[1]),
      ['avvisi', 'conto'],
    );
    store.setSync({ reach: 'signed-out', refused: 1 });
    await until('the new acts', () =>
      shell.text().includes('La sessione è scaduta'),
    );
    ok(shell.text().includes('Un invio è stato rifiutato'));
  });

  test('does not repeat in the news what stands on top', async () => {
    await open();
    equal(shell.text().split('Sciopero del 27 novembre').length, 2);
  });

  test('tells each child’s day in words, and that a report has not left this phone', async () => {
    await open();
    const card = shell.find('.child-card', 'Tommaso').innerText;
    ok(card.includes('assenza comunicata'), card);
    ok(card.includes('su questo telefono'), card);
    store.receive(
      `absence:${tommaso}:nursery:2026-11-23`,
      '2026-11-23T07:15:00.000Z',
    );
    await until(
      'the receipt',
      () =>
        !shell
          .find('.child-card', 'Tommaso')
          .innerText.includes('su questo telefono'),
    );
  });

  test('shows one child’s card and money under that child’s chip', async () => {
    await open(`/?figlio=${giulia}`);
    equal(shell.root.querySelectorAll('.child-card').length, 1);
    ok(!shell.text().includes('Retta nido'));
    equal(
      shell.root.querySelector('.chip[aria-current]')?.textContent.trim(),
      'Giulia',
    );
  });

  test('lists what waits to be sent, and empties the list when it has left', async () => {
    await open();
    ok(shell.text().includes('In attesa di invio'));
    for (const doc of sampleDocs)
      if (doc.author && !doc.received)
        store.receive(doc._id, '2026-11-23T07:15:00.000Z');
    await until(
      'no waiting',
      () => !shell.text().includes('In attesa di invio'),
    );
  });

  test('of a family that has nothing yet says why and what will come', async () => {
    store = memoryStore({ account, docs: [] });
    shell = await openShell(store, '/');
    await until('words', () =>
      shell.text().includes('Nell’ultimo mese non ci sono novità'),
    );
    ok(shell.text().includes('non ha ancora collegato figli'), shell.text());
  });

  test('before the first sync says that the data is to come, not that there is none', async () => {
    const sync = {
      reach: 'offline',
      busy: false,
      pending: 0,
      refused: 0,
      storage: 'ok',
    } as const;
    store = { ...memoryStore({ account, docs: [] }), sync: of(sync) };
    shell = await openShell(store, '/');
    await until('words', () =>
      shell.text().includes('I dati non sono ancora su questo telefono'),
    );
    ok(!shell.text().includes('collegato figli'), shell.text());
    ok(!shell.text().includes('non ci sono novità'), shell.text());
  });
});
