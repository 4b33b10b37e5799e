/** Every way in, out again and back in, on a phone and at a desk. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { appPage } from '../support/app-page.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { parentAndStaff } from '../support/app-portal.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { enterBy, type WayIn } from '../support/ways-in.ts';

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];
/** Who comes in by each, with a child of theirs. */
const parents: [WayIn, person: string, child: string][] = [
  ['local', 'irina.zefirolini', 'Aurora'],
  ['SPID', 'elena.selvaremesi', 'Tommaso'],
  ['CIE', 'bogdan.castelmurini', 'Zoë'],
  ['Cohesion', 'luca.gherlavelli', 'Niccolò'],
];
const wanted = '/conto?anno=tutti';

suite('in, out and in again', () => {
  let town: AppTown;
  before(async () => {
    town = await startAppTown();
  });
  after(() => town.close());

  for (const screen of screens)
    for (const [way, person, child] of parents)
      test(`by ${way} at ${screen.width} px, to the page that was wanted`, async () => {
        const { app: first, context } = await town.phone();
        // Identity providers answer to the portal's own address, not to the phone's line.
        const app = appPage(town.portal.url, first.page);
        const sessions = async () =>
          (await context.cookies())
            .map(({ name }) => name)
            .filter((name) => /^__Host-(?:sid|cohesion)$/.test(name))
            .sort();
        await app.page.setViewport(screen);
        await app.open(wanted);
        await app.shows('Entra nel portale');
        await enterBy(app, way, person);
        await app.settle();
        await app.shows('Estratto conto', 'Situazione al', child);
        const { pathname, search } = new URL(app.page.url());
        assert.equal(pathname + search, wanted);
        assert.deepEqual(
          await sessions(),
          way === 'Cohesion'
            ? ['__Host-cohesion', '__Host-sid']
            : ['__Host-sid'],
        );

        await app.leave();
        assert.deepEqual(await sessions(), []);

        await enterBy(app, way, person);
        await app.settle();
        await app.shows('Oggi', child);
        await app.upToDate();
        await context.close();
      });

  for (const screen of screens)
    test(`as staff and as a parent, one person is two accounts, at ${screen.width} px`, async () => {
      const { app: first, context } = await town.phone();
      const app = appPage(town.portal.url, first.page);
      const role = () =>
        app.page.evaluate(async () => {
          const answer = await fetch('/auth/session');
          return ((await answer.json()) as SessionView).account.role;
        });
      await app.page.setViewport(screen);
      await app.open('/entra');
      await app.press('Accedi come dipendente');
      await app.shows('Accesso dei dipendenti');
      await enterBy(app, 'SPID', parentAndStaff);
      await app.settle();
      await app.shows('Da sbrigare');
      assert.equal(await role(), 'staff');
      assert.ok(!(await app.text()).includes('Amir'));

      await app.press('Blocca il portale');
      await app.press('Un’altra persona');
      await app.press('Entra con altre credenziali');
      await enterBy(app, 'CIE', parentAndStaff);
      await app.shows('Come ti riconosci su questo telefono');
      await app.settle();
      await app.shows('Oggi', 'Amir');
      assert.equal(await role(), 'parent');
      assert.ok(!(await app.text()).includes('Da sbrigare'));

      await app.press('Blocca il portale');
      await app.press('Un’altra persona');
      await app.shows('Chi sei?', 'Nadia');
      await context.close();
    });
});
