import { equal, ok } from '../../../tests/support/assert.ts';
import {
  alert,
  answer,
  asked,
  close,
  every,
  host,
  json,
  local,
  open,
  page,
  providers,
  text,
  view,
} from '../../../tests/support/sign-in-host.ts';
import { until } from '../../../tests/support/until.ts';
import { SessionEvent } from '../../app/session-event.ts';

suite('the ways in', () => {
  teardown(close);

  test('are what the Comune offers; nothing starts before a click, and the page that was wanted comes along', async () => {
    await open(every, '/entra?verso=%2Fconto%3Fanno%3Dtutti');
    ok(text().includes('Registrati al servizio'), text());
    ok(text().includes('Ambiente di prova'));
    const href = page.querySelector<HTMLAnchorElement>(
      'a[href^="/auth/cohesion/login"]',
    )?.href;
    equal(
      new URL(href ?? '').searchParams.get('returnTo'),
      '/conto?anno=tutti',
    );
    const cie = page.querySelector<HTMLAnchorElement>(
      'a[href^="/auth/cie/login"]',
    )?.href;
    equal(
      new URL(cie ?? '').searchParams.get('entityID'),
      'https://cie.example',
    );
    equal(asked, []);
  });

  test('SPID: the button opens every provider, in an order of chance, and Escape closes the list', async () => {
    const orders = new Set<string>();
    for (let turn = 0; turn < 4; turn += 1) {
      await open(every);
      const button = page.querySelector<HTMLButtonElement>('.spid button');
      equal(button?.getAttribute('aria-expanded'), 'false');
      button?.click();
      await until('the list', () => text().includes('Quattro'));
      const names = [
        ...page.querySelectorAll<HTMLElement>('.spid-providers a'),
      ].map((one) => one.innerText.trim());
      equal([...names].sort(), providers.map(({ name }) => name).sort());
      orders.add(names.join());
      for (const words of [
        'Maggiori informazioni',
        'Non hai SPID?',
        'Serve aiuto?',
      ])
        ok(text().includes(words), words);
      page
        .querySelector('.spid-providers a')
        ?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }),
        );
      await until('closed', () => !text().includes('Quattro'));
      equal(document.activeElement === button, true);
      if (turn < 3) close();
    }
    ok(orders.size > 1, [...orders].join(' | '));
  });

  test('of staff stand apart, and say so to the provider', async () => {
    await open(every);
    equal(
      page.querySelector('.entrance-help a')?.getAttribute('href'),
      '/entra?come=dipendente',
    );
    close();
    await open(every, '/entra?come=dipendente');
    ok(text().includes('Accesso dei dipendenti'));
    ok(!text().includes('Registrati'));
    const { href } = page.querySelector<HTMLAnchorElement>(
      'a[href^="/auth/cohesion/login"]',
    ) ?? { href: '' };
    equal(new URL(href).searchParams.get('as'), 'staff');
  });

  test('a password is not offered where the Comune has no such accounts', async () => {
    await open({
      ...every,
      ways: every.ways.filter(({ scheme }) => scheme !== 'local'),
    });
    equal(page.querySelector('form'), null);
    ok(!text().includes('Password'), text());
  });

  test('are remembered without network, and asked for again when there never were any', async () => {
    await open(local);
    host.remove();
    await open(undefined);
    await until('the form', () => page.querySelector('form') !== null);
    close();
    await open(undefined);
    await until('the reason', () => alert().includes('serve la rete'));
    answer(local, () => json(500, {}));
    page.querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await until('the form', () => page.querySelector('form') !== null);
  });
});

suite('signing in with a password', () => {
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
  const code = async (value: string) => {
    const input = page.querySelector<HTMLInputElement>('#code');
    if (input) input.value = value;
    page.querySelector('form')?.requestSubmit();
    await page.updateComplete;
  };
  setup(() => open(local));
  teardown(close);

  test('asks for what is missing at its field, and sends nothing', async () => {
    answer(local, () => json(200, view));
    await fill('', '');
    equal(document.activeElement?.id, 'username');
    equal(
      page.querySelector('#password')?.getAttribute('aria-invalid'),
      'true',
    );
    equal(asked, []);
  });

  test('tells the app who entered', async () => {
    answer(local, () => json(200, view));
    const entered = new Promise<SessionEvent>((resolve) => {
      page.addEventListener(SessionEvent.type, resolve, { once: true });
    });
    await fill(' elena ', 'segreta');
    equal((await entered).session?.account.name, 'Elena Morri');
    equal(asked, [{ username: 'elena', password: 'segreta' }]);
  });

  test('does not say which of the two is wrong, and keeps what was typed', async () => {
    answer(local, () => json(401, { error: 'unauthorized' }));
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
    answer(local, () =>
      json(429, { error: 'too-many' }, { 'retry-after': '240' }),
    );
    await fill('elena', 'x');
    await until('an answer', () => alert().includes('Riprova tra 4 minuti'));
  });

  test('tells no network, a captive network and a Comune out of service apart', async () => {
    answer(local, () => Promise.reject(new TypeError('network')));
    await fill('elena', 'x');
    await until('offline', () => alert().includes('serve la rete'));
    answer(
      local,
      () =>
        new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    );
    await fill('elena', 'x');
    await until('captive', () => alert().includes('accetta le condizioni'));
    answer(local, () => json(503, { error: 'away' }));
    await fill('elena', 'x');
    await until('away', () => alert().includes('Non dipende da te'));
  });

  test('shows the password on request', async () => {
    page.querySelector<HTMLButtonElement>('.form-with-button button')?.click();
    await page.updateComplete;
    equal(page.querySelector<HTMLInputElement>('#password')?.type, 'text');
    ok(page.querySelector('[aria-pressed=true]'));
  });

  test('asks for the second step where the account wants one, and for the password again when it is over', async () => {
    const secondStep = {
      token: 'T',
      ways: ['totp', 'recovery'],
      until: '2026-11-23T08:05:00.000Z',
    };
    answer(local, () => json(200, { secondStep }));
    await fill('elena', 'x');
    await until('the code', () => page.querySelector('#code') !== null);
    answer(local, () => json(401, { error: 'wrong-code' }));
    await code('111111');
    await until('a wrong code', () => alert().includes('non è giusto'));
    answer(local, () => json(200, view));
    const entered = new Promise<SessionEvent>((resolve) => {
      page.addEventListener(SessionEvent.type, resolve, { once: true });
    });
    await code('222222');
    equal((await entered).session?.account.name, 'Elena Morri');
    equal(asked.at(-1), { token: 'T', code: '222222' });
    answer(local, () => json(410, { error: 'link-over' }));
    await code('333333');
    await until('over', () => alert().includes('scaduto'));
    [...page.querySelectorAll('button')]
      .find((one) => one.innerText.includes('Ricomincia'))
      ?.click();
    await until('the password', () => page.querySelector('#password') !== null);
    // What was typed, but for the password, is there still.
    equal(page.querySelector<HTMLInputElement>('#password')?.value, '');
  });
});
