/** The app as a browser installs and renews it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { LastingPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

suite('the installed app', () => {
  let town: AppTown;
  let phone: LastingPhone;
  before(async () => {
    town = await startAppTown();
    phone = await town.lastingPhone();
    await phone.app.open('/messaggi/nuovo');
    await phone.app.signIn('giulia.montelvari');
    await phone.app.upToDate();
    await until('a service worker is in control', () =>
      phone.app.page.evaluate(
        () => navigator.serviceWorker.controller !== null,
      ),
    );
  });
  after(async () => {
    await town.close();
  });

  test('has everything Chromium asks of an app that can be installed', async () => {
    const session = await phone.app.page.createCDPSession();
    const { installabilityErrors } = await session.send(
      'Page.getInstallabilityErrors',
    );
    assert.deepEqual(installabilityErrors, []);
    const { errors, data } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data ?? '{}') as {
      shortcuts: { url: string }[];
      icons: { src: string; purpose?: string }[];
    };
    assert.equal(manifest.shortcuts.length, 4);
    for (const { src } of manifest.icons) {
      const answer = await fetch(town.portal.url + src);
      assert.equal(answer.headers.get('content-type'), 'image/png', src);
    }
    assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
  });

  test('offers a new version and renews itself without losing a letter', async () => {
    const { app } = phone;
    const text = 'Buongiorno, a che ora chiude lo sportello?';
    await app.fill('textarea', text);
    const worker = await readFile(join(town.portal.client, 'sw.js'), 'utf8');
    phone.net.rule(({ path }) =>
      path === '/sw.js'
        ? {
            do: 'answer',
            status: 200,
            type: 'text/javascript',
            body: `${worker}\n// a new version`,
          }
        : { do: 'pass' },
    );
    await app.page.evaluate(() => {
      // What the app listens for when it is taken up again.
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await app.shows('È disponibile una nuova versione');
    assert.equal(
      await app.page.$eval('textarea', (one) => one.value),
      text,
      'nothing happens before the reader agrees',
    );
    await app.page.evaluate(() => {
      document.documentElement.dataset['before'] = 'the update';
    });
    await app.press('Aggiorna');
    await until('the app is drawn anew', () =>
      app.page.evaluate(() => !document.documentElement.dataset['before']),
    );
    await app.unlock();
    await until('the text is back in its field', () =>
      app.page.$eval('textarea', (one) => one.value !== ''),
    );
    assert.equal(await app.page.$eval('textarea', (one) => one.value), text);
    assert.ok(!(await app.text()).includes('nuova versione'));
  });

  test('takes this family off the screen of every tab when one signs out', async () => {
    const { app } = phone;
    const other = await phone.tab();
    await other.open('/');
    await other.shows('Oggi', 'Novità');
    // A browser lets nobody click in a tab behind another.
    await app.page.bringToFront();
    await app.open('/altro/esci');
    await app.press('Esci e cancella i dati');
    await app.shows('Entra nel portale');
    await other.shows('Entra nel portale');
    assert.ok(!(await other.text()).includes('Sofia'));
  });
});
