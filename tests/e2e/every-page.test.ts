/** Every page as the policy of its own house lets it run: axe, the keyboard, narrow screens, two languages, nobody else asked. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, suite, test } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import {
  startAppTown,
  type AppPhone,
  type AppTown,
} from '../support/app-town.ts';
import { until } from '../support/until.ts';

declare global {
  interface Window {
    axe: { run(root: Document, options: RunOptions): Promise<AxeResults> };
    policyBreaches: string[];
  }
}

const phoneScreen = { width: 360, height: 740 };
const wideScreen = { width: 1280, height: 900 };

suite('pages for everybody', () => {
  let town: AppTown;
  let phone: AppPhone;
  let axe: string;
  const asked = new Set<string>();
  before(async () => {
    axe = await readFile(
      createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
      'utf8',
    );
    town = await startAppTown();
    phone = await town.phone();
    const { page } = phone.app;
    page.on('request', (request) => asked.add(request.url()));
    await page.evaluateOnNewDocument(() => {
      window.policyBreaches = [];
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
    // Run as the browser's own script would: the page's policy lets nothing else in.
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      }),
    );
    return [
      ...breaches.map((one) => `${path}: policy ${one}`),
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${path}: ${id} ${html.slice(0, 160)}`),
      ),
    ];
  };
  const widerBy = () =>
    phone.app.page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
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

  test('the way in: no violation, and the keyboard goes through it in order', async () => {
    const { app } = phone;
    for (const screen of [phoneScreen, wideScreen]) {
      await app.page.setViewport(screen);
      await app.open('/entra');
      await app.shows('Entra nel portale');
      assert.deepEqual(await faults('/entra'), []);
    }
    const met = await tabTo('Entra');
    const places = ['Username', 'Password', 'Entra'].map((one) =>
      met.indexOf(one),
    );
    assert.ok(
      places.every((one, index) => one > (places[index - 1] ?? -1)),
      met.join(' → '),
    );
    await app.page.focus('#username');
    await app.page.keyboard.type('giulia.montelvari');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.type('montelago-demo');
    await app.page.keyboard.press('Enter');
    await app.upToDate();
  });

  /** The part after the type of the first document of this type: of this family, as the demo is told family by family. */
  const idOf = (type: string) =>
    town.demo.documents
      .find((one) => one.type === type)
      ?._id.slice(type.length + 1) ?? '';

  const pages = (): [string, string][] => [
    ['/', 'Sofia'],
    ['/presenze', 'Comunica un’assenza'],
    ['/presenze?vista=elenco', 'Sofia'],
    [`/presenze/${town.demo.today}`, 'Mensa scolastica'],
    ['/presenze/assenza', 'Motivo'],
    ['/conto?anno=tutti&servizio=tutti', 'Situazione al'],
    ['/avvisi', 'Comunicazioni'],
    [`/avvisi/${idOf('announcement')}`, 'Ufficio'],
    ['/messaggi', 'Pagamento non ancora visibile'],
    ['/messaggi/nuovo', 'Argomento'],
    [`/messaggi/${idOf('message')}`, 'Rispondi'],
    ['/sincronizzazione', 'In attesa di invio'],
    ['/altro', 'Lingua'],
    ['/altro/esci', 'Esci e cancella i dati'],
    ['/niente-qui', 'Pagina non trovata'],
  ];

  for (const screen of [phoneScreen, wideScreen])
    test(`signed in, ${screen.width} px: no violation on any page`, async () => {
      const { app } = phone;
      await app.page.setViewport(screen);
      const found: string[] = [];
      for (const [path, words] of pages()) {
        await app.open(path);
        await app.shows(words);
        // What is half transparent on its way in would be measured as pale.
        await until('nothing moves', () =>
          app.page.evaluate(() =>
            document
              .getAnimations()
              .every(({ playState }) => playState !== 'running'),
          ),
        );
        found.push(...(await faults(path)));
      }
      assert.deepEqual(found, []);
    });

  test('320 px: no page is wider than the screen', async () => {
    const { app } = phone;
    await app.page.setViewport({ width: 320, height: 640 });
    for (const [path, words] of pages()) {
      await app.open(path);
      await app.shows(words);
      assert.equal(await widerBy(), 0, path);
    }
  });

  test('the keyboard reaches what the first page is for', async () => {
    const { app } = phone;
    await app.page.setViewport(phoneScreen);
    await app.open('/');
    await app.shows('Sofia');
    await app.upToDate();
    await tabTo('Vai al contenuto');
    await tabTo('Comunica un’assenza');
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
