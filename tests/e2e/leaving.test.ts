/** What leaves a phone, and what does not. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { demoPassword } from '../../couch/demo/logins.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { databases } from '../support/locked-device.ts';
import { until } from '../support/until.ts';

/** Whose sessions are all ended here: nobody of another file. */
const marco = 'marco.tornabelini';
const stefano = 'stefano.brughelaschi';

suite('leaving', () => {
  let town: AppTown;
  before(async () => {
    town = await startAppTown();
  });
  after(() => town.close());

  const status = (page: Page) =>
    page.evaluate(async () => (await fetch('/auth/session')).status);

  test('without network wipes the phone at once and ends the session at the next contact', async () => {
    const phone = await town.phoneOf(marco);
    const { app } = phone;
    await phone.offline(true);
    await app.open('/altro/esci');
    await app.press('Esci e cancella i dati');
    await app.shows('Entra nel portale');
    await until('nothing is left', async () =>
      (await databases(app.page)).every((name) =>
        /^portale-(?:accounts|keys|rescued)$/.test(name),
      ),
    );
    const notes = await app.page.evaluate(() => JSON.stringify(localStorage));
    assert.ok(!/Tornabelini|Marco|portale-account/.test(notes), notes);
    await phone.offline(false);
    assert.equal(await status(app.page), 200, 'the session still runs');
    await app.open('/');
    await app.shows('Entra nel portale');
    await until(
      'the session is over',
      async () => (await status(app.page)) === 401,
    );
    await app.signIn(stefano);
    await app.upToDate();
    assert.equal(await status(app.page), 200);
  });

  test('a session ended from elsewhere with the wish to wipe empties the phone', async () => {
    const phone = await town.phoneOf(marco);
    const { app } = phone;
    const login = await fetch(`${town.portal.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'portal-app': '1' },
      body: JSON.stringify({ username: marco, password: demoPassword }),
    });
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const ended = await fetch(`${town.portal.url}/auth/sessions/end`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'portal-app': '1',
        cookie,
      },
      body: JSON.stringify({ others: true, wipe: true }),
    });
    assert.ok(ended.ok, String(ended.status));
    await app.shows('I dati non sono più su questo telefono');
    await until('nothing is left', async () =>
      (await databases(app.page)).every((name) =>
        /^portale-(?:accounts|keys|rescued)$/.test(name),
      ),
    );
    await app.press('Entra di nuovo');
    await app.shows('Entra nel portale');
  });

  test('a session that ends in mid-typing loses no letter, and the parent comes back to the page', async () => {
    const { app } = await town.phoneOf(marco);
    const end = () =>
      app.page.evaluate(() =>
        fetch('/auth/logout', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'portal-app': '1' },
          body: '{}',
        }).then(() => undefined),
      );
    const written = (...fields: string[]) =>
      app.page.evaluate(
        (all) =>
          all.map(
            (one) =>
              document.querySelector<HTMLInputElement | HTMLTextAreaElement>(
                one,
              )?.value,
          ),
        fields,
      );
    const comeBack = async () => {
      await until('the chip says so', async () =>
        (await app.chip()).includes('Entra di nuovo'),
      );
      await app.press('Entra di nuovo', '.sync-chip');
      await app.give(marco);
    };
    const text = 'Buongiorno, domani Sofia esce prima.';
    await app.open('/messaggi/nuovo');
    await app.page.waitForSelector('#compose-text', { visible: true });
    await app.page.type('#compose-text', text.slice(0, 12));
    await end();
    await app.page.type('#compose-text', text.slice(12));
    await comeBack();
    await app.shows('Nuovo messaggio');
    assert.deepEqual(await written('#compose-text'), [text]);

    await app.open('/altro/accesso');
    await app.press('Cambia la password');
    await app.fill('#current', demoPassword);
    await end();
    await app.fill('#next', 'otto ricci dormono in soffitta');
    await app.press('Cambia la password', 'button[type=submit]');
    await app.shows('La sessione è scaduta', 'quello che hai scritto resta');
    assert.deepEqual(await written('#current', '#next'), [
      demoPassword,
      'otto ricci dormono in soffitta',
    ]);
    await comeBack();
    await app.shows('Accesso e sicurezza', 'questo dispositivo');
  });
});
