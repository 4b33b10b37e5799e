import { equal, ok } from '../../../tests/support/assert.ts';
import { until } from '../../../tests/support/until.ts';
import { SessionEvent } from '../../app/session-event.ts';
import './sign-in-page.ts';
import type { SignInPage } from './sign-in-page.ts';

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
const view = {
  account: { id: 'test-sign-in', role: 'parent', name: 'Elena Morri' },
  comune: { name: 'Comune di Prova', site: '' },
};

suite('signing in', () => {
  const realFetch = window.fetch;
  let page: SignInPage;
  let asked: unknown[] = [];
  const answer = (make: () => Promise<Response> | Response) => {
    window.fetch = (_path, init) => {
      asked.push(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
      return Promise.resolve().then(make);
    };
  };
  const fill = async (username: string, password: string) => {
    for (const [id, value] of [
      ['username', username],
      ['password', password],
    ] as const) {
      const input = page.querySelector<HTMLInputElement>(`#${id}`);
      if (input) input.value = value;
    }
    page.querySelector('form')?.requestSubmit();
    await page.updateComplete;
  };
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? '';
  setup(async () => {
    asked = [];
    page = document.createElement('pg-sign-in-page');
    document.body.append(page);
    await page.updateComplete;
  });
  teardown(() => {
    page.remove();
    window.fetch = realFetch;
  });

  test('asks for what is missing at its field, and sends nothing', async () => {
    answer(() => json(200, view));
    await fill('', '');
    equal(document.activeElement?.id, 'username');
    equal(
      page.querySelector('#password')?.getAttribute('aria-invalid'),
      'true',
    );
    equal(asked, []);
  });

  test('tells the app who entered', async () => {
    answer(() => json(200, view));
    const entered = new Promise<SessionEvent>((resolve) => {
      page.addEventListener(SessionEvent.type, resolve, { once: true });
    });
    await fill(' elena ', 'segreta');
    equal((await entered).session?.account.name, 'Elena Morri');
    equal(asked, [{ username: 'elena', password: 'segreta' }]);
  });

  test('does not say which of the two is wrong, and keeps what was typed', async () => {
    answer(() => json(401, { error: 'unauthorized' }));
    await fill('elena', 'sbagliata');
    await until('an answer', () =>
      alert().includes('Username o password non corretti'),
    );
    equal(
      page.querySelector<HTMLInputElement>('#password')?.value,
      'sbagliata',
    );
  });

  test('says how long to wait after too many tries', async () => {
    answer(() => json(429, { error: 'too-many' }, { 'retry-after': '240' }));
    await fill('elena', 'x');
    await until('an answer', () => alert().includes('Riprova tra 4 minuti'));
  });

  test('tells no network, a captive network and a Comune out of service apart', async () => {
    answer(() => Promise.reject(new TypeError('network')));
    await fill('elena', 'x');
    await until('offline', () => alert().includes('Per entrare serve la rete'));
    answer(
      () =>
        new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    );
    await fill('elena', 'x');
    await until('captive', () => alert().includes('accetta le condizioni'));
    answer(() => json(503, { error: 'away' }));
    await fill('elena', 'x');
    await until('away', () => alert().includes('Non dipende da te'));
  });

  test('shows the password on request', async () => {
    page.querySelector<HTMLButtonElement>('.form-with-button button')?.click();
    await page.updateComplete;
    equal(page.querySelector<HTMLInputElement>('#password')?.type, 'text');
    ok(page.querySelector('[aria-pressed=true]'));
  });
});
