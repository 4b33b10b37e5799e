import type { Page } from 'puppeteer-core';
import { familyDatabase } from '#model/databases.ts';
import { openBrowser } from '../support/browser.ts';
import { bundleFor } from '../support/bundle.ts';
import { startGateway } from './gateway.ts';
import { median, type Measure } from './measure.ts';
import { startStack } from './stack.ts';

/** 400 kbit/s both ways and 400 ms there and back: a bad 3G. */
const line = { download: 50_000, upload: 50_000, latency: 400 };
const rounds = 5;

async function at(page: Page, url: string, script: string): Promise<void> {
  await page.emulateNetworkConditions(null);
  await page.goto(url);
  await page.evaluate(script);
  await page.emulateNetworkConditions(line);
}

/** First sync of a family of two children and three years over a bad line: ours, the floor, and the peer. */
export async function firstSync(): Promise<Measure[]> {
  const stack = await startStack();
  const { account, cookie } = stack.session;
  const database = `${stack.couch.url}/${familyDatabase(account.family ?? '')}`;
  const gateway = await startGateway(database, stack.couch.headers);
  const { browser } = await openBrowser();
  try {
    const info = (await (
      await fetch(database, { headers: stack.couch.headers })
    ).json()) as { doc_count: number };
    const script = await bundleFor('tests/bench/first-sync-page.ts');
    const [name = '', value = ''] = cookie.split('=');
    await browser.setCookie({
      name,
      value,
      domain: 'localhost',
      path: '/',
      secure: true,
      httpOnly: true,
    });
    const page = await browser.newPage();
    const floor: number[] = [];
    const ours: number[] = [];
    const peer: number[] = [];
    // Design document and epoch are not a family's documents.
    const count = info.doc_count - 2;
    for (let round = 0; round < rounds; round++) {
      await at(page, `${stack.url}/healthz`, script);
      floor.push(await page.evaluate(() => window.bench.fetched()));
      ours.push(
        await page.evaluate(
          (who, docs) => window.bench.synced(who, docs),
          account,
          count,
        ),
      );
      await at(page, gateway.url, script);
      peer.push(await page.evaluate(() => window.bench.pouched()));
    }
    return [
      {
        name: `one plain _changes fetch of ${count} documents`,
        value: median(floor),
        unit: 'ms',
      },
      { name: 'first sync', value: median(ours), unit: 'ms' },
      {
        name: 'first sync by a PouchDB client',
        value: median(peer),
        unit: 'ms',
      },
      {
        name: 'first sync ÷ plain fetch',
        value: median(ours) / median(floor),
        unit: '×',
        goal: '≤ 1.5',
      },
      {
        name: 'PouchDB client ÷ first sync',
        value: median(peer) / median(ours),
        unit: '×',
        goal: '≥ 3',
      },
    ];
  } finally {
    await browser.close();
    gateway.close();
    await stack.close();
  }
}
