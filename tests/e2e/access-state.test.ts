/** Turned away at the identity providers, with words that help. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { appPage, type AppPage } from '../support/app-page.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { enterBy, sayWho } from '../support/ways-in.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';

suite('an identity of the State that does not do', () => {
  let town: AppTown;
  let phone: AppPhone;
  let app: AppPage;
  before(async () => {
    town = await startAppTown();
    phone = await town.phone();
    // Identity providers answer to the portal’s own address, not to the phone’s line.
    app = appPage(town.portal.url, phone.app.page);
  });
  after(() => town.close());

  const cookies = async () =>
    (await phone.context.cookies()).map(({ name }) => name);

  test('a password alone is too little at Cohesion, and says how to do better', async () => {
    await app.open('/');
    await app.press('Entra con Cohesion');
    await sayWho(app, 'luca-gherlavelli', { way: 'spid-1' });
    await app.shows('Serve un accesso più sicuro', 'SPID di livello 2');
    await app.press('Torna alla pagina di accesso');
    await app.shows('Entra nel portale');
  });

  test('whoever refuses SPID their data is told what that means, and may try again', async () => {
    await app.press('Entra con SPID');
    await app.press('Prova Uno ID');
    await sayWho(app, 'bogdan-castelmurini');
    await app.shows('Acconsenti all’invio dei dati?', 'fiscalNumber');
    await app.press('Non acconsento');
    await app.shows('Consenso non dato');
    await app.press('Torna');
    await enterBy(app, 'SPID', 'bogdan.castelmurini');
    await app.settle();
    await app.upToDate();
    await app.open('/altro/accesso');
    await app.shows('SPID', 'questo dispositivo', 'identità digitale');
    await app.leave();
  });

  test('whoever no household lists is told what to do, and nothing of who is known', async () => {
    await app.press('Entra con Cohesion');
    await sayWho(app, 'sconosciuto');
    await app.shows('Non ti troviamo');
    assert.ok(!(await cookies()).includes('__Host-sid'));
  });
});
