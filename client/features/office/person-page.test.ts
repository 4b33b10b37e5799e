import { officePaths } from '#model/office-protocol.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import {
  access,
  family,
  here,
  openOffice,
  person,
  personApi,
  strongNeeded,
  type OfficeHost,
} from '../../../tests/support/office-host.ts';
import { until } from '../../../tests/support/until.ts';

suite('the office gives and takes access', () => {
  let page: OfficeHost;
  teardown(() => {
    page.close();
  });

  test('by a code that is shown with its last day and how to use it', async () => {
    page = await openOffice(here, {
      [personApi]: access,
      [officePaths.issueCode]: {
        code: 'ABCD-EFGH-JKMN',
        until: '2027-01-22T08:00:00.000Z',
      },
    });
    await page.shows('Famiglia Morri', 'figli: Giulia');
    page.named('Crea un codice').click();
    await page.shows('Se ne aveva uno, non varrà più');
    page.named('Crea il codice').click();
    await page.shows(
      'Codice di accesso per Elena Morri',
      'ABCD-EFGH-JKMN',
      'fino al 22 gennaio 2027',
      location.origin,
    );
    ok(page.named('Stampa'));
    equal(
      page.sent(officePaths.issueCode)[0],
      JSON.stringify({ person, family }),
    );
  });

  test('not without a strong proof: it leads there and back here', async () => {
    page = await openOffice(here, {
      [personApi]: access,
      [officePaths.issueCode]: strongNeeded,
    });
    await page.shows('Crea un codice');
    page.named('Crea un codice').click();
    await page.shows('Lascia stare');
    page.named('Crea il codice').click();
    await page.shows('Prima conferma chi sei', 'delle ultime 12 ore');
    const query = new URLSearchParams({
      ...{ forte: '1', come: 'dipendente', verso: here },
    });
    equal(
      page.named('Conferma chi sei').getAttribute('href'),
      `/entra?${query.toString()}`,
    );
  });

  test('by ending one session, or all, with the data on a lost phone', async () => {
    page = await openOffice(here, {
      [personApi]: access,
      [officePaths.endSessions]: { ended: 1 },
    });
    await page.shows('Chrome su Android', 'Firefox su Windows');
    page.named('Chiudi l’accesso').click();
    await page.shows('Su «Chrome su Android» bisognerà');
    page.named('Chiudi davvero').click();
    await until(
      'it was sent',
      () => page.sent(officePaths.endSessions).length > 0,
    );
    page.find('pg-office-sessions input').click();
    page.named('Chiudi tutti gli accessi').click();
    await page.shows('Su tutti i dispositivi');
    page.named('Chiudi tutti').click();
    await until('both', () => page.sent(officePaths.endSessions).length === 2);
    equal(
      `[${page.sent(officePaths.endSessions).join(',')}]`,
      JSON.stringify([
        { account: person, wipe: false, id: 'session:1' },
        { account: person, wipe: true, all: true },
      ]),
    );
  });

  test('by taking a lost second step off, once a document was seen', async () => {
    let local = access.local;
    page = await openOffice(here, {
      [personApi]: () => ({ ...access, local }),
      [officePaths.resetFactors]: () => {
        local = local.map((one) => ({
          ...one,
          ...{ totp: false, passkeys: 0, recoveryCodesLeft: 0 },
        }));
        return { passwordToo: true };
      },
    });
    await page.shows('una passkey, app con i codici e codici di recupero');
    ok(!page.text().includes('Togli il secondo passaggio'));
    page.find('pg-office-factors input').click();
    await page.shows('Togli il secondo passaggio');
    page.named('Togli il secondo passaggio').click();
    await page.shows('non varranno più');
    page.named('Togli davvero').click();
    await page.shows(
      'Il secondo passaggio è tolto',
      'Anche la password',
      'sola password',
    );
    equal(page.sent(officePaths.resetFactors)[0], '{"account":"l1"}');
  });

  test('never to one’s own account', async () => {
    page = await openOffice('/ufficio/account/l1', {
      [`${officePaths.account}/l1`]: { ...access, own: true },
    });
    await page.shows('chiedi a un collega');
    ok(!page.text().includes('Ho visto un documento'));
  });
});
