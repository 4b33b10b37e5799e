import type { Doc } from '#model/document.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import {
  memoryStore,
  type MemoryStore,
} from '../../../tests/support/memory-store.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account } from '../../../tests/support/sample-people.ts';
import { openShell, type OpenShell } from '../../../tests/support/shell.ts';
import { until } from '../../../tests/support/until.ts';

const question = sampleDocs.find(
  (one): one is Doc<'message'> =>
    one.type === 'message' && !one.received && one.body.from.side === 'parent',
);
if (!question) throw new Error('the sample family has no unsent question');

suite('Sincronizzazione', () => {
  let store: MemoryStore;
  let shell: OpenShell;
  const open = async (
    options: Partial<Parameters<typeof memoryStore>[0]> = {},
  ) => {
    store = memoryStore({ account, docs: sampleDocs, ...options });
    shell = await openShell(store, '/sincronizzazione');
    await until('the page', () => shell.text().includes('Se esci'));
  };
  teardown(() => {
    shell.close();
  });

  test('lists what waits, with the time it was written, and takes it back on request', async () => {
    await open();
    const row = shell.find('li', question.body.subject);
    ok(row.innerText.includes('scritto'), row.innerText);
    row.querySelector('button')?.click();
    await until('gone', () => !shell.text().includes(question.body.text));
    ok(!store.docs.value.some((one) => one._id === question._id));
  });

  test('shows a refused text whole, why, and the way to mend it', async () => {
    await open({
      refused: [
        {
          doc: question,
          problem: { code: 'not-your-child', path: '/child' },
          at: '2026-11-23T07:20:00.000Z',
        },
      ],
    });
    const card = shell.find('.refused');
    ok(card.innerText.includes(question.body.text));
    ok(
      card.innerText.includes('non risulta più nella tua famiglia'),
      card.innerText,
    );
    equal(
      card.querySelector('a')?.search,
      `?rifiutato=${encodeURIComponent(question._id)}`,
    );
    shell.find('.refused button', 'Elimina').click();
    await until('the question', () =>
      shell.text().includes('se lo elimini va perso'),
    );
    ok(card.isConnected);
    shell.find('.refused button', 'Elimina davvero').click();
    await until(
      'given up',
      () => shell.root.querySelector('.refused') === null,
    );
  });

  test('says how far a phone’s clock is off, and whose clock counts', async () => {
    await open({ sync: { clockAheadMs: 26 * 3_600_000 } });
    ok(shell.text().includes('avanti di circa 26 ore'), shell.text());
    ok(shell.text().includes('vale l’ora del Comune'));
  });

  test('is silent about a clock a minute off', async () => {
    await open({ sync: { clockAheadMs: 60_000 } });
    ok(!shell.text().includes('orologio'));
  });

  test('tells of a browser that took the data away, and what was lost with it', async () => {
    await open({ sync: { storage: 'wiped', lostUnsent: 2 } });
    ok(
      shell
        .text()
        .includes('2 invii che aspettavano la rete sono andati persi'),
    );
  });

  test('tells of a full disk, that nothing is lost, and what to do', async () => {
    await open({ sync: { storage: 'full' } });
    ok(shell.text().includes('Libera spazio'));
  });
});

suite('signing out', () => {
  test('names what has not been sent before anything is deleted', async () => {
    let left = false;
    const store = memoryStore({ account, docs: sampleDocs });
    store.signOut = () => {
      left = true;
      return Promise.resolve(undefined);
    };
    const shell = await openShell(store, '/altro/esci');
    await until('the warning', () => shell.text().includes('andrebbero perse'));
    ok(shell.text().includes(question.body.subject));
    equal(left, false);
    shell.find('button', 'Resta').click();
    await until(
      'the page without the sheet',
      () => location.pathname === '/altro',
    );
    equal(left, false);
    shell.close();
  });
});
