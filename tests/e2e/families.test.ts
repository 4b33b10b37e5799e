/** Several phones: two guardians of one household, two households of one child. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { absenceId } from '#model/document-id.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import type { AppPage } from '../support/app-page.ts';
import { nextServiceDays } from '../support/next-service-days.ts';
import type { StaffReplica } from '../support/staff-replica.ts';
import { until } from '../support/until.ts';

suite('families on several phones', () => {
  let town: AppTown;
  let office: StaffReplica;
  let mother: AppPhone;
  let father: AppPhone;
  before(async () => {
    town = await startAppTown();
    [office, mother, father] = await Promise.all([
      town.office(),
      town.phoneOf('silvia.pietravelugli'),
      town.phoneOf('paolo.orsolagetti'),
    ]);
  });
  after(() => town.close());

  const dayOf = (name: string, which = 0) =>
    nextServiceDays(town.demo, town.child(name), 'canteen', which + 1)[which] ??
    '';
  const dayPage = (name: string, which = 0) =>
    `/presenze/${dayOf(name, which)}?figlio=${town.child(name)}`;
  const report = async (
    app: AppPage,
    name: string,
    which: number,
    { cause, note }: { cause: string; note?: string },
  ) => {
    await app.open(
      `/presenze/assenza?figlio=${town.child(name)}&servizio=canteen&giorno=${dayOf(name, which)}`,
    );
    await app.press(cause);
    if (note) await app.fill('#report-note', note);
    await app.press('Invia');
    await app.shows('Torna alle presenze');
  };
  /** As the app lets a parent change what was reported: taken back, then said anew. */
  const amend = async (
    app: AppPage,
    name: string,
    which: number,
    said: { cause: string; note?: string },
  ) => {
    await app.open(dayPage(name, which));
    await app.press('Ritira l’assenza');
    await app.shows('Ritirata da');
    await report(app, name, which, said);
  };

  test("one guardian's absence shows on the other's phone without a reload", async () => {
    const [hers, his] = [mother.app, father.app];
    await his.open(dayPage('Emma'));
    await his.shows('Mensa scolastica');
    assert.ok(!(await his.text()).includes('Malattia'));
    await report(hers, 'Emma', 0, { cause: 'Malattia' });
    await hers.shows('Assenza ricevuta dal Comune');
    await his.shows('Malattia', 'Comunicata da Silvia');
  });

  test('both change one absence with no network, and both changes are kept', async () => {
    const [hers, his] = [mother.app, father.app];
    await report(hers, 'Emma', 1, { cause: 'Malattia' });
    await hers.shows('Assenza ricevuta dal Comune');
    await his.open(dayPage('Emma', 1));
    await his.shows('Malattia');
    await Promise.all([mother.offline(true), father.offline(true)]);

    const note = 'Torna con il certificato';
    await amend(hers, 'Emma', 1, { cause: 'Malattia', note });
    await amend(his, 'Emma', 1, { cause: 'Motivi di famiglia' });
    await mother.offline(false);
    await hers.upToDate();
    await father.offline(false);
    await his.upToDate();

    const id = absenceId(town.child('Emma'), 'canteen', dayOf('Emma', 1));
    const { body } = await until('the office has both changes', async () => {
      const found = await office.get<'absence'>(id);
      return found.body.note && found.body.cause === 'family'
        ? found
        : undefined;
    });
    assert.equal(body.note, note);
    assert.equal(body.withdrawn, false);
    for (const app of [hers, his]) {
      await app.open(dayPage('Emma', 1));
      await app.shows('Motivi di famiglia', note);
    }
  });

  test("separated parents share the child's absence, and nothing of their letters", async () => {
    const [{ app: hers }, { app: his }] = await Promise.all([
      town.phoneOf('elena.selvaremesi'),
      town.phoneOf('davide.ardescotti'),
    ]);
    await hers.open('/messaggi/nuovo');
    await hers.choose('#compose-topic', 'payments');
    await hers.fill('#compose-subject', 'Una cosa riservata');
    await hers.fill('#compose-text', 'Resta tra noi e l’ufficio.');
    await hers.press('Invia');
    await hers.shows('Ricevuto dal Comune');
    await his.open(dayPage('Tommaso'));
    await his.shows('Mensa scolastica');
    await report(hers, 'Tommaso', 0, { cause: 'Vacanza' });
    // The absence was written last: when it is here, all that comes has come.
    await his.shows('Vacanza', 'Comunicata dall’altro genitore');
    await his.open('/messaggi');
    await his.shows('Scrivi al Comune');
    assert.ok(!(await his.text()).includes('Una cosa riservata'));
  });
});
