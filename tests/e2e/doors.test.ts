/** What stands before the family's data, held by axe: the ways in, the Comune's plain pages, the lock. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { appPage, type AppPage } from '../support/app-page.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { devicePin } from '../support/device-pin.ts';
import { rest } from '../support/locked-device.ts';
import { enterBy, sayWho } from '../support/ways-in.ts';

suite('doors for everybody', () => {
  let town: AppTown;
  let phone: AppPhone;
  let app: AppPage;
  let found: string[] = [];
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    // Identity providers answer to the portal's own address, not to the phone's line.
    app = appPage(town.portal.url, phone.app.page);
  });
  after(() => town.close());

  /** In daylight, and of the night the colours. */
  const look = async (name: string, ...words: readonly string[]) => {
    await app.shows(...words);
    // What lies under the header is no target.
    await app.page.evaluate(() => {
      scrollTo(0, 0);
    });
    for (const scheme of ['light', 'dark']) {
      await app.page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        // Colours in the middle of a fade are nobody's.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      const faults = await axeFaults(app.page, scheme === 'dark');
      found.push(...faults.map((one) => `${name}, ${scheme}: ${one}`));
    }
    const drawn = await app.page.evaluate(() => ({
      headings: document.querySelectorAll('h1').length,
      title: document.title,
      wide: document.documentElement.scrollWidth > innerWidth,
    }));
    if (drawn.headings !== 1) found.push(`${name}: ${drawn.headings} h1`);
    if (drawn.title === '') found.push(`${name}: no title`);
    if (drawn.wide) found.push(`${name}: scrolls sideways`);
  };
  const nothing = () => {
    const all = found;
    found = [];
    assert.deepEqual(all, []);
  };

  test('the ways in, whatever they say', async () => {
    await app.open('/entra');
    await app.press('Entra con SPID');
    await look('SPID’s list', 'Non hai SPID?');
    await app.press('Entra', 'button[type=submit]');
    await look('nothing written', 'Scrivi la tua password');
    await phone.offline(true);
    await look('no network', 'Sei senza connessione');
    await phone.offline(false);
    await app.press('Accedi come dipendente');
    await look('staff', 'Accesso dei dipendenti');
    await app.give('nessuno', 'niente');
    await look('refused', 'Username o password non corretti');
    await app.open('/entra?verso=%2Faltro%2Fdeleghe%2Fnuova&forte=1');
    await look('strong');
    nothing();
  });

  test('what an address and a link of a mail lead to', async () => {
    await app.open('/registrati');
    await app.press('Mandami il collegamento');
    await look('no address', 'Scrivi un indirizzo');
    await app.open('/password-dimenticata');
    await app.fill('#email', 'nessuno@posta.example');
    await app.press('Mandami il collegamento');
    await look('sent', 'Controlla la posta');
    await app.open('/nuova-password#niente');
    await look('over', 'Questo collegamento non vale più');
    nothing();
  });

  test('the providers to try with, and how the Comune turns away', async () => {
    await app.open('/entra');
    await app.press('Entra con SPID');
    await app.press('Prova Uno ID');
    await look('a provider', 'Ambiente di prova', 'Chi sei?');
    await sayWho(app, 'minorenne');
    await look('consent', 'Acconsenti all’invio dei dati?');
    await app.press('Acconsento', 'button.first');
    await look('a minor', 'riservato agli adulti');
    await app.open('/entra');
    await app.press('Entra con CIE');
    await sayWho(app, 'sconosciuto');
    await app.press('Non acconsento');
    await look('no consent', 'Consenso non dato');
    await app.open('/entra?come=dipendente');
    await app.press('Entra con Cohesion');
    await look('Cohesion', 'Cohesion di prova');
    await sayWho(app, 'sconosciuto');
    await look('no staff', 'Non risulti tra i dipendenti');
    await app.open('/entra');
    await enterBy(app, 'Cohesion', 'sconosciuto');
    await look('unbound', 'Non ti troviamo ancora tra i genitori');
    await app.fill('#code', 'ABCDEFGHJKMN');
    await app.page.$eval('#born', (one) => {
      (one as HTMLInputElement).value = '2020-01-01';
    });
    await app.press('Conferma il codice');
    await app.page.waitForSelector('[role=alert]');
    await look('a wrong code');
    nothing();
  });

  test('the lock, from the first PIN to the fourth mistake, and the account’s own page', async () => {
    await app.open('/entra');
    await app.give('francesca.dalbaroma');
    await look('set-up', 'Proteggi i tuoi dati');
    await app.fill('#new-pin', '111111');
    await app.press('Continua');
    await look('a weak PIN', 'si indovina subito');
    await app.press('Preferisco una frase');
    await look('a phrase', 'Ripeti la frase');
    await app.press('Preferisco un PIN');
    await app.fill('#new-pin', devicePin);
    await app.fill('#new-pin-again', devicePin);
    await app.press('Continua');
    await app.upToDate();
    await app.open('/altro/accesso');
    await app.press('Cambia la password');
    await look('own access', 'questo dispositivo', 'Nuova password');
    await app.open('/altro/blocco');
    await app.press('Cambia il PIN');
    await look('another PIN', 'Il PIN di adesso');
    await app.press('Blocca il portale');
    await look('locked', 'Il portale è bloccato');
    await app.press('PIN dimenticato');
    await look('forgotten', 'nemmeno il Comune può recuperarlo');
    await app.press('Torna indietro');
    await app.press('Un’altra persona');
    await look('whose', 'Chi sei?');
    await app.press('FD');
    for (let left = 4; left > 0; left -= 1) {
      await app.page.waitForSelector('#pin');
      await app.page.type('#pin', '111222');
      await app.shows(left > 1 ? `Ti restano ${left}` : 'un solo tentativo');
      if (left > 1) await rest(app.page);
      if (left > 1) await app.page.reload();
    }
    await look('one try', 'Ti resta un solo tentativo');
    nothing();
  });
});
