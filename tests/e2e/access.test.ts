/** The ways in: an identity of the State, an account of the Comune's own, and how it is kept. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { TOTP } from 'otpauth';
import { demoPassword } from '../../couch/demo/logins.ts';
import { appPage, type AppPage } from '../support/app-page.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

const username = 'nadia.valspinotti';
const better = 'sette gatti sopra il tetto blu';

suite('ways in', () => {
  let town: AppTown;
  let phone: AppPhone;
  let app: AppPage;
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    // The providers answer to the portal itself, not to the phone's own line.
    app = appPage(town.portal.url, phone.app.page);
  });
  after(() => town.close());

  const letterTo = (address: string) =>
    until(`a letter to ${address}`, async () => {
      const html = await (await fetch(`${town.portal.url}/dev/mail`)).text();
      const letter = html
        .split('<article>')
        .find((one) => one.includes(address));
      return /href="[^"]*?(\/[a-z-]+#[^"]+)"/.exec(letter ?? '')?.[1];
    });

  test('SPID leads to the provider and back to the page that was wanted', async () => {
    await app.open('/conto?anno=tutti');
    await app.press('Entra con SPID');
    await app.press('Prova Uno ID');
    await app.shows('Ambiente di prova', 'Nadia');
    await app.page.click('input[value="nadia-valspinotti"]');
    await app.page.click('button.first');
    await app.shows('Acconsenti');
    await app.press('Acconsento', 'button.first');
    await app.settle();
    await app.shows('Estratto conto', 'Situazione al');
    const { pathname, search } = new URL(app.page.url());
    assert.equal(pathname + search, '/conto?anno=tutti');
    await app.open('/altro/accesso');
    await app.shows('SPID', 'questo dispositivo', 'identità digitale');
    await app.leave();
  });

  test('CIE and Cohesion lead in as well', async () => {
    await app.press('Entra con CIE');
    await app.shows('Ambiente di prova', 'Youssef');
    await app.page.click('input[value="youssef-ulmaresi"]');
    await app.page.click('button.first');
    await app.shows('Acconsenti');
    await app.press('Acconsento', 'button.first');
    await app.settle();
    await app.shows('Oggi', 'Amir');
    await app.leave();
    await app.press('Entra con Cohesion');
    await app.shows('Cohesion di prova');
    await app.page.click('input[value="nadia-valspinotti"]');
    await app.page.click('button.first');
    await app.settle();
    await app.shows('Oggi', 'Amir');
    await app.leave();
  });

  test('an account is made by a link in a letter, and waits for the office’s code', async () => {
    const email = 'nuova.persona@posta.example';
    await app.open('/entra');
    await app.press('Registrati al servizio');
    await app.fill('#email', email);
    await app.press('Mandami il collegamento');
    await app.shows('Controlla la posta', email);
    const link = await letterTo(email);
    await app.open(link);
    await app.shows('Crea il tuo accesso', email);
    await app.fill('#givenName', 'Nuova');
    await app.fill('#familyName', 'Persona');
    await app.fill('#password', 'nuova persona 1985');
    await app.press('Crea l’accesso');
    await app.shows('Contiene il tuo nome');
    assert.equal(
      await app.page.$eval(
        '#givenName',
        (one) => (one as HTMLInputElement).value,
      ),
      'Nuova',
    );
    await app.page.$eval('#password', (one) => {
      (one as HTMLInputElement).value = '';
    });
    await app.fill('#password', better);
    await app.press('Crea l’accesso');
    await app.shows('L’accesso è pronto');
    assert.equal(new URL(app.page.url()).hash, '');
    await app.open(link);
    await app.shows('Questo collegamento non vale più');
    await app.open('/entra');
    await app.give(email, better);
    await app.shows('Non ti troviamo ancora tra i genitori');
  });

  test('the password is changed, a second step set up, and asked for at the next sign-in', async () => {
    await app.open('/entra');
    await app.signIn(username);
    await app.upToDate();
    await app.open('/altro/accesso');
    await app.press('Cambia la password');
    await app.fill('#current', demoPassword);
    await app.fill('#next', 'corta');
    await app.press('Cambia la password', 'button[type=submit]');
    await app.shows('È troppo corta');
    await app.page.$eval('#next', (one) => {
      (one as HTMLInputElement).value = '';
    });
    await app.fill('#next', better);
    await app.press('Cambia la password', 'button[type=submit]');
    await app.shows('Password cambiata.');

    await app.press('Usa un’applicazione di codici');
    await app.shows('Collega l’applicazione');
    await app.page.waitForSelector('svg.qr');
    const secret = await app.page.$eval('code', (one) =>
      one.textContent.replaceAll(' ', ''),
    );
    const totp = new TOTP({ secret });
    await app.fill('#totp-code', totp.generate());
    await app.press('Attiva');
    await app.shows('Metti da parte questi codici');
    const [recovery = ''] = await app.page.$$eval('.codes li', (all) =>
      all.map((one) => one.textContent),
    );
    await app.press('Li ho messi da parte');
    await app.shows('Togli l’applicazione di codici');
    await app.leave();

    await app.give(username, better);
    await app.shows('Ancora un passaggio');
    await app.fill('#code', '000000');
    await app.press('Entra', 'button');
    await app.shows('Il codice non è giusto');
    await app.press('Usa un codice di recupero');
    await app.fill('#code', recovery);
    await app.press('Entra', 'button');
    await app.settle();
    await app.upToDate();
    await app.leave();
  });
});
