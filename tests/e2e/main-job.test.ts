/** The main job: the family's data live on the phone with no network, and what is written there reaches the Comune. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { absenceId } from '#model/document-id.ts';
import { isDoc } from '#model/document.ts';
import type { LastingPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { nextServiceDays } from '../support/next-service-days.ts';
import type { StaffReplica } from '../support/staff-replica.ts';
import { until } from '../support/until.ts';

const parent = 'giulia.montelvari';
const question = 'Sofia può portare una merenda senza latte?';
const answer = 'Sì, basta che la consegni alla cuoca.';
const news = 'Mensa chiusa per prova di evacuazione';

suite('the main job', () => {
  let town: AppTown;
  let office: StaffReplica;
  let phone: LastingPhone;
  before(async () => {
    town = await startAppTown();
    [office, phone] = await Promise.all([town.office(), town.lastingPhone()]);
  });
  after(async () => {
    await town.close();
  });

  const someNews = () =>
    town.demo.documents
      .filter((one) => isDoc(one, 'announcement'))
      .find(({ body }) => !body.services && !body.schools)?.body.title ?? '?';
  const plannedDay = () =>
    nextServiceDays(town.demo, town.child('Sofia'), 'canteen', 1)[0] ?? '';

  test('a parent signs in, and from then on a service worker keeps the app', async () => {
    const { app } = phone;
    await app.open('/');
    await app.signIn(parent);
    await app.shows('Oggi', 'Sofia', 'Leo');
    await app.upToDate();
    await until('a service worker is in control', () =>
      app.page.evaluate(() => navigator.serviceWorker.controller !== null),
    );
    await until('the app is kept whole', () =>
      app.page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        return active?.state === 'activated';
      }),
    );
  });

  test('closed and opened again with no network, every page has its data, by its address too', async () => {
    await phone.offline(true);
    await phone.reopen();
    const { app } = phone;
    await app.open('/conto?anno=tutti&servizio=tutti');
    await app.shows('Estratto conto', 'Situazione al', 'Mensa scolastica', '€');
    assert.ok(!(await app.chip()).includes('Aggiornato'));
    await app.open('/presenze');
    await app.shows('Presenze', 'Sofia', 'Comunica un’assenza');
    await app.open('/avvisi');
    await app.shows('Comunicazioni', someNews());
    await app.open('/messaggi');
    await app.shows('Pagamento non ancora visibile');
    await app.open('/');
    await app.shows('Sofia', 'Leo');
    await app.shows('Senza connessione');
  });

  test('a question and an absence written with no network stay on the phone and say so', async () => {
    const { app } = phone;
    await app.open('/messaggi/nuovo');
    await app.choose('#compose-topic', 'canteen');
    await app.fill('#compose-subject', 'Merenda');
    await app.fill('#compose-text', question);
    await app.press('Invia');
    await app.shows(question, 'Su questo telefono: non ancora arrivato');

    const day = plannedDay();
    await app.open(
      `/presenze/assenza?figlio=${town.child('Sofia')}&servizio=canteen&giorno=${day}`,
    );
    await app.press('Malattia');
    await app.shows('Sei senza connessione');
    await app.press('Invia');
    await app.shows('Assenza salvata su questo telefono', 'Su questo telefono');
    await app.shows('2 invii in attesa');
    assert.ok(!(await app.chip()).includes('Aggiornato'));

    await phone.reopen();
    await phone.app.open('/sincronizzazione');
    await phone.app.shows('2 invii in attesa', 'In attesa di invio');
  });

  test('back online both sides agree and every state changes without a reload', async () => {
    const sofia = town.child('Sofia');
    const [lastCall] = (await office.all('rollCall'))
      .filter(({ body }) => body.service === 'canteen' && sofia in body.entries)
      .sort((one, other) => (one.body.day < other.body.day ? 1 : -1));
    assert.ok(lastCall);
    const { day } = lastCall.body;
    await office.put({
      ...lastCall,
      body: {
        ...lastCall.body,
        entries: {
          ...lastCall.body.entries,
          [sofia]: { state: 'absent', at: new Date().toISOString() },
        },
      },
    });
    await office.put({
      _id: `announcement:${randomUUID()}`,
      type: 'announcement',
      v: 1,
      at: new Date().toISOString(),
      body: {
        title: news,
        text: 'Si mangia al sacco.',
        office: 'Ufficio Ristorazione scolastica',
        published: new Date().toISOString(),
        confirm: false,
      },
    });

    const { app } = phone;
    await app.open('/messaggi');
    await app.press('Merenda');
    await app.shows(question, 'Su questo telefono');
    await app.page.evaluate(() => {
      document.documentElement.dataset['since'] = 'before';
    });
    await phone.offline(false);
    await app.shows('Ricevuto dal Comune');

    const asked = await until('the office has the question', async () =>
      (await office.all('message')).find(({ body }) => body.text === question),
    );
    assert.ok(asked.received);
    const reported = await until('the office has the absence', async () =>
      (await office.all('absence')).find(
        ({ _id }) => _id === absenceId(sofia, 'canteen', plannedDay()),
      ),
    );
    assert.equal(reported.received?.by, 'portal');
    const { family, body } = asked;
    assert.ok(family);
    await office.put({
      _id: `message:${randomUUID()}`,
      type: 'message',
      v: 1,
      at: new Date().toISOString(),
      family,
      body: {
        thread: body.thread,
        topic: body.topic,
        subject: body.subject,
        text: answer,
        from: { side: 'office', name: 'Ufficio Mensa', office: 'mensa' },
      },
    });
    await app.shows(answer, 'Risposto');
    assert.equal(
      await app.page.evaluate(() => document.documentElement.dataset['since']),
      'before',
    );
    await app.upToDate();

    await app.open('/avvisi');
    await app.shows(news);
    await app.open(`/presenze/${day}?figlio=${sofia}`);
    await app.shows('Mensa scolastica', 'Assente');
  });
});
