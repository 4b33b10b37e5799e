/** One's own account: proving again who one is, another family, another address, and taking the account away. */
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { addDays, localTime } from '#model/day.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { appPage, type AppPage } from '../support/app-page.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';
import { enterBy } from '../support/ways-in.ts';

/** Of the sandbox: a person who is nobody's guardian. */
const nonno = { givenName: 'Aldo', familyName: 'Brentaforti' };
const nonnoCode = 'BRNLDA52R03N901P';
const today = localTime(new Date()).day;

let town: AppTown;
before(async () => {
  town = await startAppTown();
});
after(() => town.close());

/** At the portal itself, where providers come back to and passkeys are for, not on a line of its own. */
const open = async (): Promise<AppPage> =>
  appPage(town.portal.url, (await town.phone()).app.page);

suite('a delegate of two families', () => {
  /** Gives a delegation as the app would, from a session that an identity of the State has just opened. */
  async function give(app: AppPage, username: string): Promise<string> {
    const login = town.demo.logins.find((one) => one.username === username);
    const { person = '', family = '' } = login ?? {};
    const household = town.demo.documents.find(
      (doc): doc is Doc<'family'> =>
        isDoc(doc, 'family') && doc.family === family,
    );
    const child = household?.body.children[0]?.child ?? '';
    const doc: Doc<'delegation'> = {
      ...{ _id: `delegation:${randomUUID()}`, type: 'delegation', v: 1 },
      ...{ at: new Date().toISOString(), family, author: person, child },
      body: {
        ...nonno,
        fiscalCode: nonnoCode,
        scopes: ['see'],
        ...{ from: today, to: addDays(today, 60), revoked: false },
      },
    };
    await app.open('/entra');
    await enterBy(app, 'SPID', username);
    await app.shows('Proteggi i tuoi dati');
    const rows = await app.page.evaluate(
      async (body) =>
        (
          await fetch('/sync/family/_bulk_docs', {
            method: 'POST',
            headers: { 'portal-app': '1', 'content-type': 'application/json' },
            body,
          })
        ).text(),
      JSON.stringify({ docs: [doc] }),
    );
    if (!rows.includes('"ok":true')) throw new Error(rows);
    return household?.body.label ?? '';
  }

  test('says for which one they enter, and changes without proving again who they are', async () => {
    const [first, second] = await Promise.all([
      open().then((app) => give(app, 'bogdan.castelmurini')),
      open().then((app) => give(app, 'fatima.lagovendari')),
    ]);
    const delegate = await open();
    // Until the delegations have reached the registry, they are nobody, or one family's only.
    await until('both families are known', async () => {
      await delegate.open('/entra');
      await enterBy(delegate, 'SPID', 'nonno');
      const text = await until('the Comune answers', async () => {
        const shown = await delegate.text();
        return /Non ti troviamo|Proteggi|Per quale/.exec(shown)?.[0];
      });
      return text === 'Per quale';
    });
    await delegate.shows(first, second, 'Con una delega');
    await delegate.press(second, 'button');
    await delegate.settle();
    await delegate.shows('Sei entrato con una delega');
    await delegate.upToDate();
    await delegate.open('/altro');
    await delegate.press('Cambia famiglia');
    await delegate.shows(first, second, 'aperta ora');
    await delegate.press(first, 'button');
    // The other family's data have a key of their own.
    await delegate.settle();
    await delegate.shows('Sei entrato con una delega');
    await delegate.upToDate();
    await delegate.open('/altro/famiglia');
    await delegate.shows('aperta ora');
    const current = await delegate.page.$eval(
      '[aria-current=true] .list-title',
      (one) => one.textContent,
    );
    if (!current.includes(first)) throw new Error(`open now: ${current}`);
  });
});

suite('an account with a password', () => {
  let app: AppPage;
  before(async () => {
    app = await open();
    const tools = await app.page.createCDPSession();
    await tools.send('WebAuthn.enable');
    await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true },
      },
    });
    await app.open('/entra');
    await app.signIn('youssef.ulmaresi');
    await app.upToDate();
  });

  test('is refused a strong sign-in by the password alone, and told why', async () => {
    await app.open('/altro/deleghe/nuova');
    await app.fill('#delegate-givenName', 'Rita');
    await app.press('Entra con la tua identità');
    await app.shows('Conferma chi sei', 'Stai usando il portale come Youssef');
    await app.give('youssef.ulmaresi');
    await app.shows('La password da sola non basta');
    await app.press('Torna indietro senza confermare');
    await app.shows('conferma chi sei');
  });

  test('gets a passkey with a name of its own, by which it is strong enough', async () => {
    await app.open('/altro/accesso');
    await app.press('Aggiungi una passkey');
    await app.press('Li ho messi da parte');
    await app.press('Rinomina', 'button');
    await app.page.$eval('.security input[name=name]', (one) => {
      if (one instanceof HTMLInputElement) one.value = '';
    });
    await app.fill('.security input[name=name]', 'Telefono di Youssef');
    await app.press('Salva il nome');
    await app.shows('Telefono di Youssef');
    await app.open('/altro/deleghe/nuova');
    await app.press('Entra con la tua identità');
    await app.press('Usa una passkey');
    await app.shows('Hai ritrovato quello che avevi iniziato a scrivere');
    const text = await app.text();
    if (text.includes('conferma chi sei'))
      throw new Error('the page has not heard of the proof');
  });

  test('changes its address, once that has been confirmed from there', async () => {
    await app.open('/altro/accesso');
    await app.press('Cambia indirizzo');
    await app.fill('#new-email', 'youssef.nuova@posta.example');
    await app.press('Mandami il collegamento');
    await app.shows('Controlla la posta', 'youssef.nuova@posta.example');
    const link = await until('the mail', async () => {
      const outbox = await (await fetch(`${town.portal.url}/dev/mail`)).text();
      return /http[^"]*\/nuova-email#[\w-]{43}/.exec(outbox)?.[0];
    });
    const { pathname, hash } = new URL(link);
    await app.page.goto(new URL(pathname + hash, app.page.url()).href);
    await app.press('Conferma l’indirizzo');
    await app.shows('L’indirizzo è cambiato');
    await app.press('Vai al portale');
    await app.unlock();
    await app.shows('Ti scriviamo a youssef.nuova@posta.example');
  });

  test('goes at its owner’s word, with what this device keeps', async () => {
    await app.press('Elimina il mio account');
    await app.shows('Al Comune resta quello che deve conservare');
    await app.press('Elimina l’account', 'pg-delete-account button');
    await app.press('Elimina per sempre');
    await app.shows('Entra nel portale');
    await app.give('youssef.ulmaresi');
    await app.shows('Username o password non corretti');
    const left = await app.page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name = '' }) => name).join(),
    );
    if (left.includes('--family')) throw new Error(`still there: ${left}`);
  });
});
