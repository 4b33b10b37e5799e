import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    axe: { run(root: Document, options: RunOptions): Promise<AxeResults> };
  }
}

let source: Promise<string> | undefined;
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page that is open; `colours` looks at nothing else, for another colour scheme. */
export async function axeFaults(
  page: Page,
  colours = false,
): Promise<string[]> {
  source ??= readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  const isThere = await page.evaluate(() => 'axe' in window);
  // Run as the browser's own script would: the page's policy lets nothing else in.
  if (!isThere) await page.evaluate(await source);
  // What is half transparent on its way in would be measured as pale.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const found = await page.evaluate(
    (runOnly) =>
      window.axe.run(document, { runOnly, resultTypes: ['violations'] }),
    colours ? ['color-contrast'] : levels,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id} ${html.slice(0, 160)}`),
  );
}
