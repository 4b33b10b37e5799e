/** Every page as the policy of its own house lets it run: axe, the keyboard, narrow screens, two languages, nobody else asked. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { until } from '../support/until.ts';

declare global {
  interface Window {
    policyBreaches: string[];
    jumps: number[];
  }
}

/** 320 px is 1280 px at 400 % zoom (WCAG 1.4.10). Each scheme on one screen: contrast does not depend on the width. */
const screens = [
  { width: 320, height: 640, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
] as const;

suite('pages for everybody', () => {
  let town: AppTown;
  let phone: AppPhone;
  const asked = new Set<string>();
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    const { page } = phone.app;
    page.on('request', (request) => asked.add(request.url()));
    await page.evaluateOnNewDocument(() => {
      window.policyBreaches = [];
      window.jumps = [];
      new PerformanceObserver((list) => {
        for (const one of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[])
          if (!one.hadRecentInput) window.jumps.push(one.value);
      }).observe({ type: 'layout-shift', buffered: true });
      document.addEventListener('securitypolicyviolation', (event) => {
        window.policyBreaches.push(
          `${event.violatedDirective} ${event.blockedURI}`,
        );
      });
    });
  });
  after(() => town.close());

  const faults = async (path: string): Promise<string[]> => {
    const { page } = phone.app;
    const breaches = await page.evaluate(() => window.policyBreaches);
    const drawn = await page.evaluate(() => ({
      headings: document.querySelectorAll('h1').length,
      title: document.title,
      wide: document.documentElement.scrollWidth > innerWidth,
      jumped: window.jumps.reduce((sum, one) => sum + one, 0),
      small: [
        ...document.querySelectorAll<HTMLElement>(
          'a, button, input, select, summary',
        ),
      ]
        .filter(
          (one) =>
            // A link among words is as high as its line (WCAG 2.5.8).
            one.checkVisibility() && !one.closest('p, .skip-link'),
        )
        .map((one) => ({
          one: one.closest('label') ?? one,
          said: one.innerText || one.id,
        }))
        .filter(({ one }) => one.getBoundingClientRect().height < 43.5)
        .map(({ said }) => said),
    }));
    const violations = await axeFaults(page);
    return [
      ...breaches.map((one) => `${path}: policy ${one}`),
      ...(drawn.wide ? [`${path}: scrolls sideways`] : []),
      ...(drawn.headings === 1 ? [] : [`${path}: ${drawn.headings} h1`]),
      ...(drawn.title.includes(' · ') ? [] : [`${path}: no title`]),
      ...(drawn.jumped > 0.05 ? [`${path}: jumps by ${drawn.jumped}`] : []),
      ...drawn.small.map((one) => `${path}: hard to tap: ${one}`),
      ...violations.map((one) => `${path}: ${one}`),
    ];
  };
  const look = async (screen: (typeof screens)[number]) => {
    const { page } = phone.app;
    await page.setViewport(screen);
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: screen.scheme },
      // Colours in the middle of a fade are nobody's.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
  };
  /** What has the focus at each press of Tab, until it is `wanted` or has gone round. */
  const tabTo = async (wanted: string): Promise<string[]> => {
    const { page } = phone.app;
    const met: string[] = [];
    while (met.at(-1) !== wanted && met.length < 40) {
      await page.keyboard.press('Tab');
      met.push(
        await page.evaluate(() => {
          const one = document.activeElement as HTMLElement | null;
          const label =
            one instanceof HTMLInputElement ? one.labels?.[0] : undefined;
          return (one?.ariaLabel ?? (label ?? one)?.innerText ?? '')
            .replace(/\s+/g, ' ')
            .trim();
        }),
      );
    }
    assert.equal(met.at(-1), wanted, met.join(' → '));
    return met;
  };

  test('the keyboard goes through the way in, in order', async () => {
    const { app } = phone;
    await look(screens[1]);
    await app.open('/entra');
    await app.shows('Entra nel portale');
    assert.deepEqual(await faults('/entra'), []);
    const met = await tabTo('Entra');
    const places = [
      'Entra con SPID',
      'Username o e-mail',
      'Password',
      'Entra',
    ].map((one) => met.indexOf(one));
    assert.ok(
      places.every((one, index) => one > (places[index - 1] ?? -1)),
      met.join(' → '),
    );
    await app.page.focus('#username');
    await app.page.keyboard.type('giulia.montelvari');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.type('montelago-demo');
    await app.page.keyboard.press('Enter');
    await app.settle();
    await app.upToDate();
  });

  /** The part after the type of the first document of this type: of this family, as the demo is told family by family. */
  const idOf = (type: string) =>
    town.demo.documents
      .find((one) => one.type === type)
      ?._id.slice(type.length + 1) ?? '';

  /** Path and words; no two neighbours are the same page with something else on it. */
  const pages = (): [string, string][] => [
    ['/', 'Sofia'],
    ['/presenze', 'Comunica un’assenza'],
    ['/presenze/assenza', 'Motivo'],
    ['/presenze?vista=elenco', 'Sofia'],
    ['/conto?anno=tutti&servizio=tutti', 'Situazione al'],
    [`/presenze/${town.demo.today}`, 'Mensa scolastica'],
    ['/avvisi', 'Comunicazioni'],
    [`/avvisi/${idOf('announcement')}`, 'Ufficio'],
    ['/messaggi', 'Pagamento non ancora visibile'],
    ['/messaggi/nuovo', 'Argomento'],
    [`/messaggi/${idOf('message')}`, 'Rispondi'],
    ['/sincronizzazione', 'In attesa di invio'],
    ['/altro', 'Lingua'],
    ['/altro/accesso', 'questo dispositivo'],
    ['/altro/blocco', 'Il tuo nome su questo telefono'],
    ['/altro/deleghe', 'Nuova delega'],
    ['/altro/esci', 'Esci e cancella i dati'],
    ['/niente-qui', 'Pagina non trovata'],
  ];

  /** Follows a link of the app's own to a path, whatever is on the page. */
  const go = async (path: string) => {
    const { page } = phone.app;
    const before = await page.waitForSelector('.page > div');
    await page.evaluate((href) => {
      window.jumps = [];
      const link = document.createElement('a');
      link.href = href;
      document.querySelector('pg-app')?.append(link);
      link.click();
      link.remove();
    }, path);
    await until('the page has changed', () =>
      before?.evaluate((one) => !one.isConnected),
    );
  };
  /** By its address on the phone, by a link at the desk. */
  const arrive = async ({ width }: (typeof screens)[number], path: string) => {
    if (width < 400) await phone.app.open(path);
    else await go(path);
  };

  for (const screen of screens)
    test(`signed in, ${screen.width} px, ${screen.scheme}: no page has a fault`, async () => {
      const { app } = phone;
      await look(screen);
      const found: string[] = [];
      for (const [path, words] of pages()) {
        await arrive(screen, path);
        await app.shows(words);
        await until('all is drawn', () =>
          app.page.evaluate(() => !document.querySelector('.skeleton')),
        );
        found.push(...(await faults(path)));
      }
      assert.deepEqual(found, []);
    });

  test('the keyboard reaches what the first page is for', async () => {
    const { app } = phone;
    await look(screens[0]);
    await app.open('/');
    await app.shows('Sofia');
    await app.upToDate();
    await tabTo('Vai al contenuto');
    await tabTo('Comunica un’assenza');
  });

  test('a sheet is reached and left by keyboard alone, with the focus where the reader is', async () => {
    const { page } = phone.app;
    await phone.app.open('/');
    await page.waitForSelector('.child-card');
    const focused = () =>
      page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    await page.keyboard.press('Tab');
    assert.equal(await focused(), 'Vai al contenuto');
    const press = async (href: string) => {
      await page.focus(`.section-nav a[href^="${href}"]`);
      await page.keyboard.press('Enter');
    };
    await press('/presenze');
    await until('the focus is on the title', async () =>
      (await focused()).includes('Presenze'),
    );
    await press('/altro');
    await page.waitForSelector('a[href="/altro/esci"]');
    await page.focus('a[href="/altro/esci"]');
    await page.keyboard.press('Enter');
    // Its title reads as the link that opens it: the words alone do not tell where the focus is.
    await until('the focus is in the sheet', () =>
      page.evaluate(() => document.activeElement?.id === 'sheet-title'),
    );
    await page.keyboard.press('Escape');
    await until('the focus is back on what opened the sheet', () =>
      page.evaluate(
        () =>
          location.pathname === '/altro' &&
          document.activeElement instanceof HTMLAnchorElement &&
          document.activeElement.pathname === '/altro/esci',
      ),
    );
  });

  test('each shortcut of the icon opens its page', async () => {
    const { app } = phone;
    const answer = await fetch(`${phone.net.url}/manifest.webmanifest`);
    const { shortcuts } = (await answer.json()) as {
      shortcuts: { url: string }[];
    };
    for (const { url } of shortcuts) {
      await app.open(url);
      await app.shows('Sofia', 'Presenze', 'Conto');
      assert.ok(!(await app.text()).includes('Pagina non trovata'), url);
    }
  });

  test('it speaks English when asked, says so to screen readers, and remembers', async () => {
    const { app } = phone;
    const language = () =>
      app.page.evaluate(() => document.documentElement.lang);
    await app.open('/altro');
    await app.shows('Lingua');
    assert.equal(await language(), 'it');
    await app.press('English');
    await app.shows('Attendance', 'Statement');
    assert.equal(await language(), 'en');
    await app.open('/conto?anno=tutti&servizio=tutti');
    await app.shows('School canteen');
    assert.equal(await language(), 'en');
    await app.open('/altro');
    await app.press('Italiano');
    await app.shows('Presenze', 'Estratto conto');
    assert.equal(await language(), 'it');
  });

  test('nobody but the portal was asked for anything', () => {
    const origins = new Set(
      [...asked]
        .filter((url) => /^https?:|^wss?:/.test(url))
        .map((url) => new URL(url).origin),
    );
    assert.deepEqual([...origins], [phone.net.url]);
  });
});
