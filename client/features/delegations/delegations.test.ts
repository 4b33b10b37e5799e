import type { AccessView } from '#model/access-protocol.ts';
import { isDoc } from '#model/document.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { memoryStore } from '../../../tests/support/memory-store.ts';
import {
  openPage,
  type,
  type PageHost,
} from '../../../tests/support/page-host.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import {
  account,
  family,
  giulia,
  parent,
} from '../../../tests/support/sample-people.ts';
import { until } from '../../../tests/support/until.ts';
import { delegationRoutes } from './routes.ts';

const at = '2026-11-23T07:30:00.000Z';
const strong: AccessView = {
  by: 'spid',
  level: 2,
  strongUntil: '2026-11-23T19:00:00.000Z',
};
const given: DelegationDoc = {
  _id: 'delegation:5a3c1e00-0000-4000-8000-000000000091',
  type: 'delegation',
  v: 1,
  at: '2026-09-10T08:00:00.000Z',
  family,
  author: parent,
  child: giulia,
  received: { at: '2026-09-10T08:00:01.000Z', by: 'portal' },
  body: {
    givenName: 'Ines',
    familyName: 'Morri',
    fiscalCode: 'LBRNNN50A41H501T',
    scopes: ['pick-up'],
    from: '2026-09-15',
    to: '2027-06-30',
    revoked: false,
  },
};
let page: PageHost;
const open = async (
  to: string,
  { docs = sampleDocs, reach = 'online', access = strong }: Options = {},
) => {
  const store = memoryStore({ account, docs, sync: { reach } });
  page = await openPage(delegationRoutes, to, { store, at, access });
  return store;
};
interface Options {
  docs?: typeof sampleDocs;
  reach?: 'online' | 'offline';
  access?: AccessView;
}
const weak: AccessView = { by: 'local', level: 1 };
const fill = (fields: Record<string, string>) => {
  for (const [name, value] of Object.entries(fields))
    type(page.find(`#delegate-${name}`), value);
};
const sound = {
  givenName: ' Ines',
  familyName: 'Morri',
  fiscalCode: 'lbrnnn50a41 h501t',
};

suite('delegations', () => {
  teardown(() => {
    page.close();
  });

  test('are listed with what they allow and until when', async () => {
    await open('/altro/deleghe', { docs: [...sampleDocs, given] });
    await page.shows(
      'Ines Morri',
      'Per Giulia: ritirare da scuola',
      'Dal 15 settembre 2026 al 30 giugno 2027',
      'Attiva',
    );
  });

  test('are revoked after a question, also with no network and a weak sign-in', async () => {
    const store = await open('/altro/deleghe', {
      docs: [...sampleDocs, given],
      reach: 'offline',
      access: weak,
    });
    await page.shows('Attiva');
    page.named('Revoca').click();
    await page.shows('non potrà più farlo');
    page.named('Revoca davvero').click();
    await page.shows('Nessuna delega attiva', 'Revoca su questo telefono');
    const doc = store.docs.value.find((one) => one._id === given._id);
    ok(doc && isDoc(doc, 'delegation') && doc.body.revoked && !doc.received);
  });

  test('say what is missing, and take no parent’s codice fiscale nor one that cannot be', async () => {
    await open('/altro/deleghe/nuova');
    await page.shows('Dai la delega');
    fill({ fiscalCode: 'LBRNNN50A41H501C' });
    page.named('Dai la delega').click();
    await page.shows(
      'Scegli per quale figlio',
      'Scrivi il nome',
      'Il codice fiscale non è giusto',
      'Scegli almeno una cosa',
    );
  });

  test('are given for each chosen child, on their own', async () => {
    const store = await open('/altro/deleghe/nuova');
    await page.shows('Dai la delega');
    fill(sound);
    page.named('Giulia').click();
    page.named('Tommaso').click();
    page.find('label.form-check input:not(:checked)').click();
    page.named('Dai la delega').click();
    await until('it went back to the list', () =>
      page.visited.includes('/altro/deleghe'),
    );
    const docs = store.docs.value.filter((one) => isDoc(one, 'delegation'));
    equal(docs.length, 2);
    equal(docs[0]?.body.fiscalCode, 'LBRNNN50A41H501T');
    equal(docs[0]?.body.givenName, 'Ines');
    equal(docs[0]?.body.to, '2027-08-31');
  });

  test('ask for a stronger sign-in before they are sent, and keep what was typed', async () => {
    const store = await open('/altro/deleghe/nuova', { access: weak });
    await page.shows('conferma chi sei');
    fill(sound);
    page.named('Giulia').click();
    page.find('label.form-check input:not(:checked)').click();
    for (const one of page.root.querySelectorAll('fieldset:last-of-type input'))
      if (!(one as HTMLInputElement).checked) (one as HTMLElement).click();
    page.named('Dai la delega').click();
    await page.shows('Prima entra con SPID');
    equal(
      page.named('Entra con la tua identità').getAttribute('href'),
      '/entra?forte=1&verso=%2Faltro%2Fdeleghe%2Fnuova',
    );
    ok(!store.docs.value.some((one) => isDoc(one, 'delegation')));
    await until('the draft is kept', () => store.drafts.size === 1);
  });
});
