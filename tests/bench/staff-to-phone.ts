import { randomUUID } from 'node:crypto';
import { demoPassword } from '../../couch/demo/logins.ts';
import { openBrowser } from '../support/browser.ts';
import { devicePin } from '../support/device-pin.ts';
import { startPortal } from '../support/portal.ts';
import { median, percentile, type Measure } from './measure.ts';

const writes = 40;

/** From a staff member's write to the registry to the words on a parent's open page, distribution and hint included. */
export async function staffToPhone(): Promise<Measure[]> {
  const portal = await startPortal();
  const { browser } = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${portal.url}/avvisi`);
    await page.waitForSelector('#password');
    await page.type('#username', 'giulia.montelvari');
    await page.type('#password', demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#new-pin');
    await page.type('#new-pin', devicePin);
    await page.type('#new-pin-again', devicePin);
    await page.keyboard.press('Enter');
    await page.waitForSelector('pg-shell');
    await page.waitForSelector('h1');
    const basic = Buffer.from(`ufficio.scuola:${demoPassword}`).toString(
      'base64',
    );
    const samples: number[] = [];
    // The first write finds the page still at its first sync.
    for (let write = 0; write <= writes; write++) {
      const id = randomUUID();
      const title = `Prova ${id}`;
      const start = performance.now();
      const answer = await fetch(`${portal.url}/db/registry/_bulk_docs`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${basic}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          docs: [
            {
              _id: `announcement:${id}`,
              type: 'announcement',
              v: 1,
              at: new Date().toISOString(),
              body: {
                title,
                text: 'Prova',
                office: 'Ufficio',
                published: new Date().toISOString(),
                confirm: false,
              },
            },
          ],
        }),
      });
      if (!answer.ok)
        throw new Error(`${answer.status} ${await answer.text()}`);
      await page.waitForFunction(`document.body.innerText.includes('${id}')`, {
        polling: 'raf',
      });
      if (write > 0) samples.push(performance.now() - start);
    }
    return [
      {
        name: 'staff write → visible on the phone, median',
        value: median(samples),
        unit: 'ms',
      },
      {
        name: 'staff write → visible on the phone, p95',
        value: percentile(samples, 0.95),
        unit: 'ms',
        goal: '≤ 1000',
      },
    ];
  } finally {
    await browser.close();
    await portal.stop();
  }
}
