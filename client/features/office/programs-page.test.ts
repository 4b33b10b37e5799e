import type { SecurityView } from '#model/local-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { refuse } from '../../../tests/support/comune-answers.ts';
import {
  openOffice,
  type OfficeHost,
} from '../../../tests/support/office-host.ts';
import { type } from '../../../tests/support/page-host.ts';
import { until } from '../../../tests/support/until.ts';
import { schoolStaffRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const security: SecurityView = {
  ...{ username: 'ufficio.scuola', passwordChanged: at, least: 15 },
  ...{ totp: null, passkeys: [], recoveryCodesLeft: 0, factorRequired: true },
  ...{ provedUntil: null, keys: [{ id: 'k1', name: 'Segreteria', added: at }] },
};

suite('the office lets programs in', () => {
  let page: OfficeHost;
  teardown(() => {
    page.close();
  });

  const path = '/ufficio/programmi';

  test('by a key shown once, with the address and the user', async () => {
    page = await openOffice(path, {
      '/auth/local/security': security,
      '/auth/local/keys/add': { id: 'k2', key: 'chiave-abc' },
    });
    await page.shows('Segreteria', 'Creata oggi');
    page.named('Crea una chiave').click();
    await page.shows('Scrivi un nome');
    type(page.find('#office-key-name'), 'Portatile');
    page.named('Crea una chiave').click();
    await page.shows(
      'La chiave per «Portatile»',
      `${location.origin}/db/registry`,
      'ufficio.scuola',
      'chiave-abc',
    );
    equal(page.value('#office-key-name'), '');
  });

  test('until it is taken off', async () => {
    page = await openOffice(path, {
      '/auth/local/security': security,
      '/auth/local/keys/remove': { ok: true },
    });
    await page.shows('Segreteria');
    page.named('Togli').click();
    await page.shows('«Segreteria» non potrà più copiare');
    page.named('Togli la chiave').click();
    await until(
      'it is off',
      () => page.sent('/auth/local/keys/remove').length > 0,
    );
  });

  test('of whom has just entered: else the name stays, and a link leads there', async () => {
    page = await openOffice(path, {
      '/auth/local/security': security,
      '/auth/local/keys/add': refuse(403, 'proof-needed'),
    });
    await page.shows('Segreteria');
    type(page.find('#office-key-name'), 'Portatile');
    page.named('Crea una chiave').click();
    await page.shows('meno di dieci minuti');
    equal(page.value('#office-key-name'), 'Portatile');
    equal(
      page.named('Conferma chi sei').getAttribute('href'),
      '/entra?come=dipendente&verso=%2Fufficio%2Fprogrammi',
    );
  });

  test('of a school into its own database, and of nobody without an account of the Comune', async () => {
    page = await openOffice(
      '/',
      {},
      { routes: schoolStaffRoutes, roles: ['school:nido'] },
    );
    await page.shows('Qui serve un account del Comune');
    page.close();

    page = await openOffice(
      '/',
      {
        '/auth/local/security': security,
        '/auth/local/keys/add': { id: 'k2', key: 'chiave-abc' },
      },
      { routes: schoolStaffRoutes, roles: ['school:nido', 'school:gulli'] },
    );
    await page.shows('Crea una chiave');
    type(page.find('#office-key-name'), 'Portatile');
    page.named('Crea una chiave').click();
    await page.shows('/db/school-nido', '/db/school-gulli');
    ok(!page.text().includes('/db/registry'));
  });
});
