import { officePaths } from '#model/office-protocol.ts';
import { equal } from '../../../tests/support/assert.ts';
import { refuse } from '../../../tests/support/comune-answers.ts';
import {
  family,
  here,
  openOffice,
  person,
  type OfficeHost,
} from '../../../tests/support/office-host.ts';

const at = '2026-11-23T07:30:00.000Z';

suite('what waits for the office', () => {
  let page: OfficeHost;
  teardown(() => {
    page.close();
  });

  const alert = {
    ...{ id: 'alert:1', kind: 'name-differs', at: '2026-11-20T08:00:00Z' },
    ...{ person, family, personName: 'Elena Morri', detail: 'Elèna Mori' },
  };
  const request = {
    ...{ id: 'request:1', at, childFiscalCode: 'PRVNNI20B69G479Q' },
    ...{ school: 'Nido Aquilone', contact: '333 1234567' },
    by: { scheme: 'spid', level: 2, givenName: 'Eva', familyName: 'Prova' },
  };

  test('what waits, how long, and what to do about it', async () => {
    page = await openOffice('/', {
      [officePaths.work]: { alerts: [alert], requests: [request] },
    });
    await page.shows(
      '2 cose aspettano',
      'da 3 giorni',
      'Il nome è diverso',
      'Per il registro è Elena Morri, ma l’identità digitale dice «Elèna Mori»',
      'Cosa fare:',
      'Chiede di entrare: Eva Prova',
      'Nido Aquilone',
      '333 1234567',
    );
    equal(page.named('Apri Elena Morri').getAttribute('href'), here);
  });

  test('nothing of what a colleague has closed meanwhile', async () => {
    let closed = false;
    page = await openOffice('/ufficio', {
      [officePaths.work]: () => ({
        alerts: [],
        requests: closed ? [] : [request],
      }),
      [officePaths.close]: () => {
        closed = true;
        return refuse(404, 'not-found');
      },
    });
    await page.shows('Una cosa aspetta');
    page.named('Segna come fatto').click();
    await page.shows('per tutti i colleghi');
    page.named('È fatto').click();
    await page.shows('Non c’è niente da sbrigare');
    equal(page.sent(officePaths.close)[0], '{"id":"request:1"}');
  });

  test('a request that can be read no more, which says so', async () => {
    page = await openOffice('/', {
      [officePaths.work]: { alerts: [], requests: [{ id: 'request:2', at }] },
    });
    await page.shows('Una richiesta che non si legge più', 'di oggi');
  });

  test('why nothing comes, and another try', async () => {
    page = await openOffice('/', {
      [officePaths.work]: refuse(401, 'signed-out'),
    });
    await page.shows('La sessione è scaduta');
    equal(
      page.named('Conferma chi sei').getAttribute('href'),
      '/entra?come=dipendente&verso=%2F',
    );
  });
});
