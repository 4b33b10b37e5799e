/** Every page, as the machine can judge it: WCAG 2.2 AA by axe-core, no sideways scrolling, one title and one heading. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, suite, test } from 'node:test';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';
import {
  startAppTown,
  type AppPhone,
  type AppTown,
} from '../support/app-town.ts';
import { until } from '../support/until.ts';

const paths = [
  '/',
  '/presenze',
  '/presenze?vista=elenco',
  '/presenze/assenza',
  '/conto',
  '/avvisi',
  '/messaggi',
  '/messaggi/nuovo',
  '/sincronizzazione',
  '/altro',
  '/altro/esci',
  '/non-esiste',
];

/** 320 px is 1280 px at 400 % zoom (WCAG 1.4.10). Each scheme on one screen: contrast does not depend on the width. */
const screens = [
  { name: 'a small phone', width: 320, height: 640, scheme: 'light' },
  { name: 'a desk in the dark', width: 1280, height: 900, scheme: 'dark' },
] as const;

const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds on the page, one line a fault, with what it is about. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(root: Node, options: RunOptions): Promise<AxeResults> };
    };
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

suite('every page', () => {
  let town: AppTown;
  let phone: AppPhone;
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    await phone.app.page.setBypassCSP(true);
    await phone.app.open('/');
    await phone.app.page.waitForSelector('#username');
    assert.deepEqual(await faults(phone.app.page), [], 'sign-in');
    await phone.app.signIn('giulia.montelvari');
    await phone.app.upToDate();
  });
  after(async () => {
    await town.close();
  });

  for (const { name, width, height, scheme } of screens)
    test(`is accessible on ${name}`, async () => {
      const { app } = phone;
      await app.page.setViewport({ width, height });
      await app.page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        // Colours in the middle of a fade are nobody's.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      const found: string[] = [];
      for (const path of paths) {
        await app.open(path);
        await until(`${path} is drawn`, () =>
          app.page.evaluate(
            () =>
              document.querySelector('.page')?.textContent.trim() !== '' &&
              !document.querySelector('.skeleton') &&
              document
                .getAnimations()
                .every(({ playState }) => playState !== 'running'),
          ),
        );
        for (const fault of await faults(app.page))
          found.push(`${path} ${fault}`);
        const page = await app.page.evaluate(() => ({
          headings: document.querySelectorAll('h1').length,
          title: document.title,
          wide: document.documentElement.scrollWidth > innerWidth,
        }));
        if (page.wide) found.push(`${path} scrolls sideways`);
        if (page.headings !== 1) found.push(`${path} has no single h1`);
        if (!page.title.includes(' · ')) found.push(`${path} has no title`);
      }
      assert.deepEqual(found, []);
    });

  test('is reached and left by keyboard alone, with the focus where the reader is', async () => {
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
});
