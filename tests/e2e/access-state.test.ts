/** In by Cohesion, SPID and CIE, out again, and turned away, at the identity providers with invented persons. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { appPage, type AppPage } from '../support/app-page.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';

suite('signing in by an identity of the State', () => {
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

  /** At an identity provider: chooses who it is, and what goes wrong. */
  const choose = async (person: string, more: Record<string, string> = {}) => {
    await app.shows('Ambiente di prova', 'Chi sei?');
    await app.page.click(`input[value="${person}"]`);
    for (const [name, value] of Object.entries(more))
      await app.choose(`[name=${name}]`, value);
    await app.press('Entra', 'button');
  };
  const cookies = async () =>
    (await phone.context.cookies()).map(({ name }) => name);

  test('Cohesion leads to the family’s data, where one was going, and out of both', async () => {
    await app.open('/conto?anno=tutti');
    await app.press('Entra con Cohesion');
    await choose('luca-gherlavelli');
    await app.settle();
    await app.shows('Estratto conto', 'Niccolò');
    const { pathname, search } = new URL(app.page.url());
    assert.equal(pathname + search, '/conto?anno=tutti');
    assert.ok((await cookies()).includes('__Host-cohesion'));
    await app.leave();
    assert.ok(!(await cookies()).includes('__Host-cohesion'));
  });

  test('a password alone is too little at Cohesion, and says how to do better', async () => {
    await app.press('Entra con Cohesion');
    await choose('luca-gherlavelli', { way: 'spid-1' });
    await app.shows('Serve un accesso più sicuro', 'SPID di livello 2');
    await app.press('Torna alla pagina di accesso');
    await app.shows('Entra nel portale');
  });

  test('whoever refuses SPID their data is told what that means, and may try again', async () => {
    await app.press('Entra con SPID');
    await app.press('Prova Uno ID');
    await choose('bogdan-castelmurini');
    await app.shows('Acconsenti all’invio dei dati?', 'fiscalNumber');
    await app.press('Non acconsento');
    await app.shows('Consenso non dato');
    await app.open('/');
    await app.press('Entra con CIE');
    await choose('bogdan-castelmurini');
    await app.press('Acconsento', 'button.first');
    await app.settle();
    await app.upToDate();
    await app.shows('Zoë');
    await app.leave();
  });

  test('whoever no household lists is told what to do, and nothing of who is known', async () => {
    await app.press('Entra con Cohesion');
    await choose('sconosciuto');
    await app.shows('Non ti troviamo');
    assert.ok(!(await cookies()).includes('__Host-sid'));
  });
});
