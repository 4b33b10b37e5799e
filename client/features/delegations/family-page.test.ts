import type { FamilyView } from '#model/access-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import { openPage, type PageHost } from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { account } from '../../../tests/support/sample-people.ts';
import { SessionEvent } from '../../app/session-event.ts';
import { delegationRoutes } from './routes.ts';

const own: FamilyView = {
  account: account.id,
  capacity: 'guardian',
  label: 'Famiglia Morri',
  children: ['Giulia'],
  current: true,
};
const other: FamilyView = {
  account: 'another',
  capacity: 'delegate',
  label: 'Famiglia Altra',
  children: ['Lia', 'Teo'],
  current: false,
};
const realFetch = window.fetch.bind(window);
let page: PageHost;
let sent: unknown[] = [];
let families: FamilyView[] = [];
let enters: () => Response;
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
const otherRow = () => page.root.querySelector('button.list-row');

async function open(): Promise<void> {
  sent = [];
  window.fetch = (path, init) => {
    if (path === '/auth/families')
      return Promise.resolve(
        families.length > 0
          ? json(200, { families })
          : json(404, { error: 'not-found' }),
      );
    sent.push(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
    return Promise.resolve(enters());
  };
  const store = memoryStore({ account, docs: sampleDocs });
  page = await openPage(delegationRoutes, '/altro/famiglia', {
    store,
    at: '2026-11-23T07:30:00.000Z',
  });
}

suite('another family', () => {
  teardown(() => {
    page.close();
    window.fetch = realFetch;
  });

  test('is told by its label and children; choosing it changes who is in', async () => {
    families = [own, other];
    enters = () => json(200, { account: { id: 'another' } });
    await open();
    await page.shows('Famiglia Altra');
    await page.shows('Famiglia Altra', 'Con una delega · Lia, Teo');
    ok(page.find('[aria-current]').textContent.includes('Morri'));
    const entered = new Promise<SessionEvent>((resolve) => {
      page.root.addEventListener(SessionEvent.type, resolve, { once: true });
    });
    page.find('button.list-row').click();
    equal((await entered).session?.account.id, 'another');
    equal(sent, [{ account: 'another' }]);
  });

  test('that was taken back meanwhile is said, and shown no more', async () => {
    families = [own, other];
    enters = () => json(404, { error: 'not-found' });
    await open();
    await page.shows('Famiglia Altra');
    families = [own];
    page.find('button.list-row').click();
    await page.shows('può averla revocata');
    equal(otherRow(), null);
  });

  test('is none for who came by a password', async () => {
    families = [];
    await open();
    await page.shows('Non hai altre famiglie');
  });
});
