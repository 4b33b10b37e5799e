import { officePaths } from '#model/office-protocol.ts';
import { equal } from '../../../tests/support/assert.ts';
import { refuse } from '../../../tests/support/comune-answers.ts';
import {
  family,
  openOffice,
  person,
  type OfficeHost,
} from '../../../tests/support/office-host.ts';
import { type } from '../../../tests/support/page-host.ts';
import { until } from '../../../tests/support/until.ts';

suite('the office finds', () => {
  let page: OfficeHost;
  teardown(() => {
    page.close();
  });

  const found = {
    ...{ person, family, givenName: 'Elena', familyName: 'Morri' },
    ...{ familyLabel: 'Famiglia Morri', children: ['Giulia', 'Tommaso'] },
  };

  test('nobody by two letters, and asks the Comune nothing', async () => {
    page = await openOffice('/ufficio/persone', {});
    type(page.find('#office-name'), ' m-o');
    page.named('Cerca').click();
    await page.shows('almeno tre lettere');
    equal(page.asked.length, 0);
  });

  test('people by name, keeping the name out of the address', async () => {
    page = await openOffice('/ufficio/persone', {
      [officePaths.people]: { people: [found], more: true },
    });
    type(page.find('#office-name'), 'morri el');
    page.named('Cerca').click();
    await page.shows(
      'Morri Elena',
      'figli: Giulia e Tommaso',
      'Ce ne sono altri',
    );
    equal(page.asked[0]?.path, `${officePaths.people}?q=morri+el`);
    equal(location.search, '');
    await until(
      'what is looked for is kept',
      () => page.store.drafts.size === 1,
    );
  });

  test('nobody, and says what that means', async () => {
    page = await openOffice('/ufficio/persone', {
      [officePaths.people]: { people: [], more: false },
    });
    type(page.find('#office-name'), 'nessuno');
    page.named('Cerca').click();
    await page.shows('nessuna famiglia ha questo nome');
  });

  test('an account by its user name', async () => {
    page = await openOffice('/ufficio/persone', {
      [officePaths.account]: (body: unknown) =>
        (body as { username: string }).username === 'maestra'
          ? { account: 'm1' }
          : refuse(404, 'not-found'),
    });
    type(page.find('#office-username'), 'maest');
    page.named('Apri l’account').click();
    await page.shows('Nessun account ha questo nome');
    type(page.find('#office-username'), 'maestra');
    page.named('Apri l’account').click();
    await until('the account is open', () =>
      page.visited.includes('/ufficio/account/m1'),
    );
  });
});
