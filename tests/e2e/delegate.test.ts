/** A delegation: given after a stronger sign-in, used by a grandparent on another phone, and taken back. */
import { after, before, suite, test } from 'node:test';
import { appPage, type AppPage } from '../support/app-page.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { enterBy } from '../support/ways-in.ts';
import { until } from '../support/until.ts';

suite('a delegation', () => {
  let town: AppTown;
  let parent: AppPage;
  let delegate: AppPage;
  before(async () => {
    town = await startAppTown();
    // The providers answer to the portal itself, not to the phones' own lines.
    const open = async () =>
      appPage(town.portal.url, (await town.phone()).app.page);
    parent = await open();
    delegate = await open();
  });
  after(() => town.close());

  test('asks who came by password to prove who they are, and loses no letter on the way', async () => {
    await parent.open('/entra');
    await parent.signIn('luca.gherlavelli');
    await parent.upToDate();
    await parent.open('/altro/deleghe/nuova');
    await parent.shows('conferma chi sei');
    await parent.fill('#delegate-givenName', 'Rita');
    await parent.fill('#delegate-familyName', 'Pergolesani');
    await parent.fill('#delegate-fiscalCode', 'prgrti55e60n901m');
    for (const right of ['Vedere le presenze', 'Ritirare da scuola'])
      await parent.press(right, 'label');
    await parent.press('Dai la delega');
    await parent.shows('Prima entra con SPID');
    await parent.press('Entra con la tua identità');
    await enterBy(parent, 'SPID', 'luca.gherlavelli');
    await parent.settle();
    await parent.shows('Hai ritrovato quello che avevi iniziato a scrivere');
    await parent.press('Dai la delega');
    await parent.shows('Rita Pergolesani', 'Attiva');
  });

  test('lets the delegate see what was delegated, and write nothing', async () => {
    // Until the delegation has reached the registry, they are nobody the Comune knows.
    await until('the delegate is known', async () => {
      await delegate.open('/entra');
      await enterBy(delegate, 'SPID', 'nonna');
      const text = await until('the Comune answers', async () => {
        const shown = await delegate.text();
        return /Non ti troviamo|Proteggi i tuoi dati/.exec(shown)?.[0];
      });
      return text.startsWith('Proteggi');
    });
    await delegate.settle();
    await delegate.shows('Sei entrato con una delega');
    await delegate.upToDate();
    await delegate.open('/presenze');
    await delegate.shows('presenze su');
    const text = await delegate.text();
    if (text.includes('Comunica un’assenza'))
      throw new Error('a delegate is offered to report an absence');
  });

  test('ends at once when the guardian takes it back', async () => {
    await parent.press('Revoca');
    await parent.press('Revoca davvero');
    await parent.shows('Nessuna delega attiva');
    await delegate.open('/');
    await delegate.shows('La sessione è scaduta');
  });
});
