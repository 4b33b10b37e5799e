/** The way in and the way out. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

suite('signing in and out', () => {
  let town: AppTown;
  let phone: AppPhone;
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
  });
  after(() => town.close());

  const kept = () =>
    phone.app.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).flatMap(
        ({ name }) => name ?? [],
      ),
      caches: (
        await Promise.all(
          (await caches.keys()).map(async (name) =>
            (await (await caches.open(name)).keys()).map(({ url }) => url),
          ),
        )
      ).flat(),
    }));

  /** What stays are empty shelves, on which the next account puts its name and key. */
  const shelves = ['portale-accounts', 'portale-keys', 'portale-rescued'];
  const keysIn = (database: string) =>
    phone.app.page.evaluate(
      (name) =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => {
            reject(new Error(name));
          };
          opening.onsuccess = () => {
            const reading = opening.result
              .transaction('shelf')
              .objectStore('shelf')
              .getAllKeys();
            reading.onsuccess = () => {
              resolve(reading.result);
              opening.result.close();
            };
          };
        }),
      database,
    );

  test('a wrong password is told in words, and nothing typed is lost', async () => {
    const { app } = phone;
    await app.open('/conto?anno=tutti');
    await app.shows('Entra nel portale');
    await app.press('Entra');
    await app.shows('Scrivi il tuo username', 'Scrivi la tua password');
    await app.give('elena.selvaremesi', 'non è questa');
    await app.shows(
      'Username o password non corretti',
      'Per sicurezza non diciamo quale dei due non va',
    );
    assert.equal(
      await app.page.$eval('#username', (one) =>
        one instanceof HTMLInputElement ? one.value : '',
      ),
      'elena.selvaremesi',
    );
  });

  test('with no network the page says what is needed', async () => {
    const { app } = phone;
    await phone.offline(true);
    await app.shows('Sei senza connessione', 'serve la rete, una volta');
    await app.press('Entra');
    await app.shows('Il Comune non ha risposto');
    await phone.offline(false);
    await until('the warning is gone', async () => {
      const text = await app.text();
      return !text.includes('Sei senza connessione');
    });
  });

  test('after signing in the page that was asked for is there', async () => {
    const { app } = phone;
    await app.open('/conto?anno=tutti');
    await app.signIn('elena.selvaremesi');
    await app.shows('Estratto conto', 'Situazione al');
    const url = new URL(app.page.url());
    assert.equal(url.pathname + url.search, '/conto?anno=tutti');
    await app.upToDate();
    assert.ok((await kept()).databases.length > 0);
  });

  test('signing out warns of what has not been sent, and wipes the phone', async () => {
    const { app } = phone;
    await app.open('/messaggi/nuovo');
    await app.choose('#compose-topic', 'other');
    await phone.kept();
    await phone.offline(true);
    await app.fill('#compose-subject', 'Non ancora partito');
    await app.fill('#compose-text', 'Scritto senza rete.');
    await app.press('Invia');
    await app.shows('Su questo telefono');
    await app.open('/altro/esci');
    await app.shows(
      'Una cosa non è ancora partita e andrebbe persa',
      'Non ancora partito',
    );
    await phone.offline(false);
    await app.shows('Esci e cancella i dati');
    await app.press('Esci e cancella i dati');
    await app.shows('Entra nel portale');
    const left = await until('no data are left', async () => {
      const now = await kept();
      return now.databases.every((name) => shelves.includes(name))
        ? now
        : undefined;
    });
    for (const name of left.databases)
      assert.deepEqual(await keysIn(name), [], name);
    assert.deepEqual(
      left.caches.filter((url) => /\/(?:sync|auth|db)\//.test(url)),
      [],
    );
    const session = await app.page.evaluate(
      async () => (await fetch('/auth/session')).status,
    );
    assert.equal(session, 401);
  });

  test('another parent on the same phone sees nothing of the first', async () => {
    const { app } = phone;
    await app.open('/');
    await app.signIn('stefano.brughelaschi');
    await app.shows('Aurora');
    await app.upToDate();
    for (const path of [
      '/',
      '/messaggi',
      '/conto?anno=tutti',
      '/presenze',
      '/sincronizzazione',
    ]) {
      await app.open(path);
      await app.upToDate();
      const text = await app.text();
      for (const trace of [
        'Tommaso',
        'Elena',
        'Selvaremesi',
        'Non ancora partito',
      ])
        assert.ok(!text.includes(trace), `${trace} at ${path}`);
    }
  });
});
