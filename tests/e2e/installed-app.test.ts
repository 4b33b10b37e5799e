/** The app as a program on the phone: installable, in two languages, replaced without losing a letter. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import {
  startAppTown,
  type AppPhone,
  type AppTown,
} from '../support/app-town.ts';
import { until } from '../support/until.ts';

suite('the installed app', () => {
  let town: AppTown;
  let phone: AppPhone;
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    await phone.app.open('/');
    await phone.app.signIn('youssef.ulmaresi');
    await phone.app.upToDate();
  });
  after(() => town.close());

  test('a browser finds it installable, with four shortcuts and an icon to mask', async () => {
    const { page } = phone.app;
    await until('a service worker is in control', () =>
      page.evaluate(() => navigator.serviceWorker.controller !== null),
    );
    const session = await page.createCDPSession();
    const { installabilityErrors } = await session.send(
      'Page.getInstallabilityErrors',
    );
    assert.deepEqual(installabilityErrors, []);
    const { data = '', errors } = await session.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data) as {
      shortcuts: { url: string }[];
      icons: { purpose?: string; src: string }[];
    };
    assert.equal(manifest.shortcuts.length, 4);
    assert.ok(manifest.icons.some(({ purpose }) => purpose === 'maskable'));
    for (const { src } of manifest.icons)
      assert.equal((await fetch(phone.net.url + src)).status, 200, src);
    for (const { url } of manifest.shortcuts) {
      await phone.app.open(url);
      await phone.app.shows('Oggi', 'Presenze', 'Conto');
      assert.ok(!(await phone.app.text()).includes('Pagina non trovata'), url);
    }
  });

  test('it speaks English when asked, says so to screen readers, and remembers', async () => {
    const { app } = phone;
    const language = () =>
      app.page.evaluate(() => document.documentElement.lang);
    await app.open('/altro');
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

  test('a new version is offered, and taken only when the parent says so, with every letter kept', async () => {
    const { app } = phone;
    const letters = 'Scritto mentre arriva la nuova versione.';
    await app.open('/messaggi/nuovo');
    await app.fill('#compose-subject', 'A metà');
    await app.fill('#compose-text', letters);
    await app.page.evaluate(() => {
      document.documentElement.dataset['since'] = 'before';
    });
    const worker = join(town.client, 'sw.js');
    await writeFile(worker, `${await readFile(worker, 'utf8')}\n// newer`);
    await rm(`${worker}.br`, { force: true });
    await app.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await app.shows('È disponibile una nuova versione');
    const form = () =>
      app.page.evaluate(() => ({
        since: document.documentElement.dataset['since'],
        text: document.querySelector<HTMLTextAreaElement>('#compose-text')
          ?.value,
      }));
    assert.deepEqual(await form(), { since: 'before', text: letters });
    await app.press('Aggiorna');
    await until('the page is drawn anew with the text in it', async () => {
      const { since, text } = await form().catch(() => ({
        since: 'before',
        text: '',
      }));
      return since === undefined && text === letters;
    });
    assert.equal(
      await app.page.evaluate(
        async () =>
          (await navigator.serviceWorker.getRegistration())?.waiting ?? null,
      ),
      null,
    );
  });
});
