/** An account of the Comune's own: how it is made, lost, found again and kept. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { TOTP } from 'otpauth';
import { linkPages } from '#model/local-protocol.ts';
import { demoPassword } from '../../couch/demo/logins.ts';
import type { AppPage } from '../support/app-page.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

/** Of a school, so that nothing else waits for this account. */
const username = 'maestra.primaria';
const email = 'nuova.persona@posta.example';
const better = 'sette gatti sopra il tetto blu';

suite('an account of the Comune’s own', () => {
  let town: AppTown;
  let app: AppPage;
  before(async () => {
    town = await startAppTown();
    ({ app } = await town.phone());
  });
  after(() => town.close());

  /** The link of a letter to this address, as the outbox of development shows it. */
  const linkTo = (page: string, address: string) =>
    until(`a letter to ${address}`, async () => {
      const html = await (await fetch(`${town.portal.url}/dev/mail`)).text();
      const [, link] =
        html
          .split('<article>')
          .filter((one) => one.includes(address))
          .map((one) => /href="[^"]*?(\/[a-z-]+#[^"]+)"/.exec(one))
          .find((one) => one?.[1]?.startsWith(page)) ?? [];
      return link;
    });

  test('an account is made by a link in a letter, and waits for the office’s code', async () => {
    await app.open('/entra');
    await app.press('Registrati al servizio');
    await app.fill('#email', email);
    await app.press('Mandami il collegamento');
    await app.shows('Controlla la posta', email);
    const link = await linkTo(linkPages.register, email);
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

  test('a forgotten password is replaced by a link in a letter, once, and the former one is over', async () => {
    const found = 'undici lumache in fila indiana';
    await app.open('/entra');
    await app.press('Password dimenticata?');
    await app.fill('#email', email);
    await app.press('Mandami il collegamento');
    await app.shows('Controlla la posta', email);
    const link = await linkTo(linkPages.reset, email);
    await app.open(link);
    await app.shows('Scegli una password nuova', email);
    await app.fill('#password', found);
    await app.press('Cambia la password');
    await app.shows('La password è cambiata');
    assert.equal(new URL(app.page.url()).hash, '');
    await app.open(link);
    await app.shows('Questo collegamento non vale più');
    await app.open('/entra');
    await app.give(email, better);
    await app.shows('Username o password non corretti');
    await app.give(email, found);
    await app.shows('Non ti troviamo ancora tra i genitori');
  });

  test('staff change the password, set up a second step, and are asked for it at the next sign-in', async () => {
    await app.page.setViewport({ width: 1280, height: 900 });
    await app.open('/entra?come=dipendente');
    await app.signIn(username);
    await app.open('/altro/accesso');
    await app.press('Cambia la password');
    await app.fill('#current', demoPassword);
    await app.fill('#next', 'corta');
    await app.press('Cambia la password', 'button[type=submit]');
    await app.shows('È troppo corta');
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
    await app.press('Li ho messi da parte');
    await app.shows('Togli l’applicazione di codici');
    await app.leave();

    await app.press('Accedi come dipendente');
    await app.give(username, better);
    await app.shows('Ancora un passaggio');
    await app.fill('#code', '000000');
    await app.press('Entra', 'button');
    await app.shows('Il codice non è giusto');
    // A code opens once: the next half minute's, which a clock a little fast would show.
    const timestamp = Date.now() + 30_000;
    await app.fill('#code', totp.generate({ timestamp }));
    await app.press('Entra', 'button');
    await app.settle();
    await app.shows('Programmi', 'Altro');
    await app.leave();
  });
});
