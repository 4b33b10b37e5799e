/** The office at its counter: who asks to be let in, a code on paper, a lost device, a program's key. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { demoPassword } from '../../couch/demo/logins.ts';
import { codeOf } from '../support/access-town.ts';
import type { AppPage } from '../support/app-page.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { cookieJar, formIn, type CookieJar } from '../support/cookie-jar.ts';
import { adminHeaders } from '../support/couch.ts';

/** A parent of the demo whom no other file signs in. */
const parent = { username: 'anamaria.dallolmareta', name: 'Olmareta' };
const narrow = { width: 360, height: 740 };
const wide = { width: 1280, height: 900 };

suite('the office', () => {
  let town: AppTown;
  let app: AppPage;
  before(async () => {
    town = await startAppTown();
    app = (await town.phone()).app;
    await app.page.setViewport(wide);
  });
  after(() => town.close());

  const address = (path: string) => town.portal.url + path;
  async function enter(username: string): Promise<CookieJar> {
    const jar = cookieJar();
    const answer = await jar.fetch(address('/auth/login'), {
      method: 'POST',
      headers: { 'portal-app': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword }),
    });
    assert.equal(answer.status, 200);
    return jar;
  }
  /** Somebody whom no household lists asks to be let in. */
  async function ask(): Promise<void> {
    const jar = await enter('account.nuovo');
    await jar.fetch(address('/auth/unbound'));
    const page = await jar.fetch(address('/auth/unbound'));
    const { fields } = formIn(await page.text());
    const answer = await jar.fetch(address('/auth/unbound/request'), {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({
        ...fields,
        ...{ child: codeOf('Nino', '2020-02-29'), school: 'Nido di prova' },
      }),
    });
    assert.equal(answer.status, 200, await answer.text());
  }
  /** What is wrong with the page as it stands, at both widths. */
  async function faults(): Promise<string[]> {
    const { page } = app;
    const found: string[] = [];
    for (const screen of [narrow, wide]) {
      await page.setViewport(screen);
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > innerWidth,
      );
      found.push(
        ...(isWide ? [`scrolls sideways at ${screen.width}`] : []),
        ...(await axeFaults(page)),
      );
    }
    return found;
  }

  test('opens on what waits for it, and closes a request', async () => {
    await ask();
    await app.open('/');
    await app.signIn('ufficio.scuola');
    await app.shows('Da sbrigare', 'account.nuovo', 'Nido di prova');
    assert.deepEqual(await faults(), []);
    await app.press('Segna come fatto');
    await app.press('È fatto');
    await app.shows('Non c’è niente da sbrigare');
  });

  test('finds a parent and gives them a code on paper', async () => {
    await app.press('Persone');
    await app.fill('#office-name', 'dallolma');
    await app.press('Cerca', 'button');
    await app.press(parent.name, 'a');
    await app.press('Crea un codice');
    await app.press('Crea il codice');
    await app.shows('Vale una volta, fino al', 'Creato un codice di accesso');
    assert.match(await app.text(), /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/);
    assert.deepEqual(await faults(), []);
    await app.page.emulateMediaType('print');
    const printed = await app.text();
    await app.page.emulateMediaType('screen');
    assert.match(printed, /Codice di accesso per .*Olmareta/);
    assert.doesNotMatch(printed, /Accessi aperti|Stampa|Persone/);
  });

  test('ends the session of a lost phone', async () => {
    const lost = await enter(parent.username);
    const status = async () =>
      (await lost.fetch(address('/auth/session'))).status;
    assert.equal(await status(), 200);
    await app.page.reload();
    await app.unlock();
    await app.shows('Accessi aperti', 'ultimo uso: oggi');
    await app.press('Chiudi l’accesso');
    await app.press('Chiudi davvero');
    await app.shows('non c’è un dispositivo collegato');
    assert.equal(await status(), 401);
  });

  test('makes a key for a program, which opens the registry until it is taken off', async () => {
    await app.open('/ufficio/programmi');
    await app.fill('#office-key-name', 'Computer di prova');
    await app.press('Crea una chiave');
    await app.shows('La chiave per «Computer di prova»', '/db/registry');
    const [key = ''] = /chiave-[\w-]{43}/.exec(await app.text()) ?? [];
    assert.deepEqual(await faults(), []);
    const headers = adminHeaders('ufficio.scuola', key);
    const open = async () =>
      (await fetch(address('/db/registry'), { headers })).status;
    assert.equal(await open(), 200);
    await app.press('Togli');
    await app.press('Togli la chiave');
    await app.shows('Nessuna: nessun programma');
    assert.equal(await open(), 401);
  });

  test('is no page for parents', async () => {
    const phone = await town.phone();
    await phone.app.open('/ufficio/persone');
    await phone.app.signIn(parent.username);
    await phone.app.shows('Questa pagina non c’è');
    assert.doesNotMatch(await phone.app.text(), /Da sbrigare|Personale/);
  });
});
