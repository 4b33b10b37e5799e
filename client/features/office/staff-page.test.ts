import { officePaths } from '#model/office-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import {
  openOffice,
  strongNeeded,
  type OfficeHost,
} from '../../../tests/support/office-host.ts';
import { type } from '../../../tests/support/page-host.ts';
import { until } from '../../../tests/support/until.ts';

suite('the office keeps its staff', () => {
  let page: OfficeHost;
  teardown(() => {
    page.close();
  });

  const member = {
    ...{ account: 'a1', name: 'Eva Prova', roles: ['staff', 'school:nido'] },
  };

  test('in a list of who enters, and who does no more', async () => {
    const over = { account: 'a2', name: 'Ida Prova', roles: ['staff'] };
    page = await openOffice('/ufficio/personale', {
      [officePaths.staff]: { staff: [member, { ...over, to: '2026-11-22' }] },
    });
    await page.shows('Eva Prova', 'ufficio e scuola nido', 'Non entrano più');
    ok(page.find('details').textContent.includes('Ida Prova'));
  });

  test('saying what is missing, and sending what is right', async () => {
    page = await openOffice('/ufficio/personale/nuovo', {
      [officePaths.staff]: strongNeeded,
    });
    await page.shows('Salva');
    page.named('Salva').click();
    await page.shows(
      'Il codice fiscale non è giusto',
      'Scrivi nome e cognome',
      'Scegli l’ufficio',
    );
    equal(page.asked.length, 0);
    type(page.find('#member-fiscalCode'), 'lbrnnn50a41 h501t');
    type(page.find('#member-name'), ' Anna Libri ');
    type(page.find('#member-schools'), 'Nido, primaria-gulli');
    page.find('label input').click();
    page.named('Salva').click();
    await page.shows('Prima conferma chi sei');
    equal(
      page.sent(officePaths.staff)[0],
      JSON.stringify({
        ...{ fiscalCode: 'LBRNNN50A41H501T', name: 'Anna Libri' },
        roles: ['staff', 'school:nido', 'school:primaria-gulli'],
      }),
    );
    await until('the draft is kept', () => page.store.drafts.size === 1);
  });

  test('changing somebody without asking their codice fiscale again', async () => {
    page = await openOffice('/ufficio/personale/a1', {
      [officePaths.staff]: (body: unknown) =>
        body === undefined ? { staff: [member] } : member,
    });
    await page.shows('Salva');
    equal(page.value('#member-name'), 'Eva Prova');
    equal(page.value('#member-schools'), 'nido');
    type(page.find('#member-to'), '2026-12-31');
    page.named('Salva').click();
    await until('it went back to the list', () =>
      page.visited.includes('/ufficio/personale'),
    );
    equal(
      page.sent(officePaths.staff)[0],
      JSON.stringify({
        ...{ account: 'a1', name: 'Eva Prova' },
        ...{ roles: ['staff', 'school:nido'], to: '2026-12-31' },
      }),
    );
  });
});
