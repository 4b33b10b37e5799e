/** Two windows of one phone: one leads, both are right. */
import { after, before, suite, test } from 'node:test';
import type { AppPage } from '../support/app-page.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

suite('two tabs', () => {
  let town: AppTown;
  let phone: AppPhone;
  let second: AppPage;
  before(async () => {
    town = await startAppTown();
    phone = await town.phoneOf('fatima.lagovendari');
    second = await phone.tab();
    await second.open('/messaggi');
    await second.upToDate();
  });
  after(() => town.close());

  const ask = async (app: AppPage, subject: string) => {
    await app.open('/messaggi/nuovo');
    await app.choose('#compose-topic', 'nursery');
    await app.fill('#compose-subject', subject);
    await app.fill('#compose-text', 'Grazie in anticipo.');
    await app.press('Invia');
    await app.shows(subject);
  };

  test('what one tab writes the other shows, and it goes to the Comune once', async () => {
    await phone.app.page.bringToFront();
    await ask(phone.app, 'Dalla prima finestra');
    await phone.app.shows('Ricevuto dal Comune');
    await second.page.bringToFront();
    await second.shows('Dalla prima finestra');
    await second.upToDate();
  });

  test('the leader closed, the other takes over: it sends and hears by itself', async () => {
    await phone.app.page.close();
    await second.page.bringToFront();
    await ask(second, 'Dalla seconda finestra');
    await second.shows('Ricevuto dal Comune');
    const office = await town.office();
    const asked = await until('the office has the question', async () =>
      (await office.all('message')).find(
        ({ body }) => body.subject === 'Dalla seconda finestra',
      ),
    );
    const { thread, topic, subject } = asked.body;
    await office.put({
      _id: `message:${crypto.randomUUID()}`,
      type: 'message',
      v: 1,
      at: new Date().toISOString(),
      family: asked.family,
      body: {
        thread,
        topic,
        subject,
        text: 'Buongiorno, ci pensiamo noi.',
        from: { side: 'office', name: 'Ufficio Nido', office: 'nido' },
      },
    });
    await second.shows('Buongiorno, ci pensiamo noi.', 'Risposto');
  });
});
