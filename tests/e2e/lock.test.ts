/** A phone that locks: what is behind it opens for its parent alone. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { AppPage } from '../support/app-page.ts';
import type { LastingPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { devicePin } from '../support/device-pin.ts';
import { databases, goneFor, rest } from '../support/locked-device.ts';
import { until } from '../support/until.ts';

const giulia = 'giulia.montelvari';
const stefano = 'stefano.brughelaschi';

async function isLocked(app: AppPage): Promise<void> {
  await app.shows('Il portale è bloccato');
  const text = await app.text();
  for (const word of ['Sofia', 'Leo', 'Montelvari', 'Aurora'])
    assert.ok(!text.includes(word), `${word} can be read`);
}

let town: AppTown;
before(async () => {
  town = await startAppTown();
});
after(() => town.close());

suite('the lock', () => {
  let phone: LastingPhone;
  before(async () => {
    phone = await town.lastingPhone();
    await phone.app.open('/');
    await phone.app.signIn(giulia);
    await phone.app.upToDate();
    await until('a service worker is in control', () =>
      phone.app.page.evaluate(
        () => navigator.serviceWorker.controller !== null,
      ),
    );
  });

  test('by the button it shuts at once, in every tab, and keeps what was half-written', async () => {
    const { app } = phone;
    const other = await phone.tab();
    await other.open('/presenze');
    await other.shows('Presenze');
    await app.page.bringToFront();
    await app.open('/messaggi/nuovo');
    await app.fill('#compose-text', 'Una domanda a me');
    await app.press('Blocca il portale');
    await isLocked(app);
    await isLocked(other);
    assert.equal(
      await app.page.$eval(
        '#pin',
        (one) => one.ownerDocument.activeElement === one,
      ),
      true,
    );
    await app.page.keyboard.type('111222');
    await app.shows('PIN non corretto. Ti restano 4 tentativi.');
    await app.page.keyboard.type(devicePin);
    await until('the text is back', () =>
      app.page.evaluate(
        () =>
          document.querySelector<HTMLTextAreaElement>('#compose-text')
            ?.value === 'Una domanda a me',
      ),
    );
    assert.equal(new URL(app.page.url()).pathname, '/messaggi/nuovo');
    await other.shows('Presenze', 'Sofia');
    await other.page.close();
  });

  test('after five minutes in the background it is shut before anything can be read', async () => {
    const { app } = phone;
    await app.open('/');
    await goneFor(app.page, 4 * 60_000);
    await app.shows('Sofia');
    await goneFor(app.page, 5 * 60_000);
    await isLocked(app);
    await app.unlock();
    await app.shows('Sofia');
  });

  test('closed and opened again with no network, the PIN opens it', async () => {
    await phone.offline(true);
    await phone.reopen();
    const { app } = phone;
    await app.page.goto(`${phone.net.url}/conto?anno=tutti`);
    await isLocked(app);
    await app.page.type('#pin', devicePin);
    await app.shows('Estratto conto', 'Situazione al');
    await phone.offline(false);
    await app.upToDate();
  });

  test('two parents use one phone, each behind a PIN of their own', async () => {
    const { app } = phone;
    await app.open('/altro/blocco');
    await app.press('Passa a un’altra persona');
    await app.shows('Chi sei?', 'GM');
    await app.press('Entra con altre credenziali');
    await app.give(stefano);
    await app.shows(
      'Proteggi i tuoi dati',
      'Come ti riconosci su questo telefono',
    );
    await app.fill('#new-pin', '918273');
    await app.fill('#new-pin-again', '918273');
    await app.press('Continua');
    await app.shows('Aurora');
    await app.upToDate();
    assert.ok(!(await app.text()).includes('Sofia'));

    await app.press('Blocca il portale');
    await app.press('Un’altra persona');
    await app.shows('Stefano', 'GM');
    await app.press('GM');
    await app.page.waitForSelector('#pin');
    await app.page.type('#pin', '918273');
    await app.shows('PIN non corretto');
    await app.page.type('#pin', devicePin);
    await app.shows('Sofia', 'Leo');
    assert.ok(!(await app.text()).includes('Aurora'));
    // The browser's session is the other parent's: nothing of hers comes by it, and nothing is deleted.
    await until('she is asked to sign in', async () =>
      (await app.chip()).includes('Entra di nuovo'),
    );
  });

  test('the fifth wrong PIN takes the data off the phone, and no session lets anybody in', async () => {
    const { app } = phone;
    await app.page.goto(`${phone.net.url}/`);
    for (let left = 4; left > 0; left -= 1) {
      await app.page.waitForSelector('#pin');
      await app.page.type('#pin', '111222');
      if (left === 1) break;
      await app.shows(`Ti restano ${left} tentativi`);
      await rest(app.page);
      await app.page.reload();
    }
    await app.shows('Ti resta un solo tentativo');
    await rest(app.page);
    await app.page.reload();
    await app.shows('Ti resta un solo tentativo');
    await app.page.type('#pin', '111222');
    await app.shows('I dati non sono più su questo telefono');
    await app.press('Entra di nuovo');
    // The other parent's data are still there, behind their own PIN.
    await app.shows('Il portale è bloccato', 'Stefano');
    const names = await databases(app.page);
    const accounts = new Set(
      names.flatMap(
        (name) => /portale-([^-]+-.*)--family$/.exec(name)?.[1] ?? [],
      ),
    );
    assert.equal(accounts.size, 1, names.join());
  });
});

suite("the phone's own unlock", () => {
  /** Gives the page's device a fingerprint reader whose passkeys know the prf extension, or do not. */
  async function reader(page: Page, hasPrf: boolean) {
    const tools = await page.createCDPSession();
    await tools.send('WebAuthn.enable');
    const { authenticatorId } = await tools.send(
      'WebAuthn.addVirtualAuthenticator',
      {
        options: {
          protocol: 'ctap2',
          ctap2Version: 'ctap2_1',
          transport: 'internal',
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          hasPrf,
        },
      },
    );
    return {
      refuse: () =>
        tools.send('WebAuthn.setUserVerified', {
          authenticatorId,
          isUserVerified: false,
        }),
    };
  }

  test('opens the data without network, and refused leaves them shut', async () => {
    const phone = await town.phone();
    const { app } = phone;
    const finger = await reader(app.page, true);
    await app.open('/');
    await app.give(giulia);
    await app.press('Usa lo sblocco del telefono');
    await app.shows('Sofia');
    await app.upToDate();
    await phone.offline(true);
    await app.press('Blocca il portale');
    await isLocked(app);
    await app.press('Apri con lo sblocco del telefono');
    await app.shows('Sofia');
    await app.press('Blocca il portale');
    await finger.refuse();
    await app.press('Apri con lo sblocco del telefono');
    await app.shows('Il telefono non ha dato il via');
    await isLocked(app);
    await phone.offline(false);
  });

  test('where it cannot seal a key a PIN is asked instead', async () => {
    const phone = await town.phone();
    const { app } = phone;
    await reader(app.page, false);
    await app.open('/');
    await app.give(stefano);
    await app.press('Usa lo sblocco del telefono');
    await app.shows('Lo sblocco di questo telefono non basta');
    await app.fill('#new-pin', devicePin);
    await app.fill('#new-pin-again', devicePin);
    await app.press('Continua');
    await app.shows('Aurora');
  });
});
