/** Every way in, out again and back in, on a phone and at a desk. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { appPage } from '../support/app-page.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { enterBy, type WayIn } from '../support/ways-in.ts';

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
];
/** Who comes in by each, with a child of theirs. */
const parents: [WayIn, person: string, child: string][] = [
  ['local', 'irina.zefirolini', 'Aurora'],
  ['SPID', 'youssef.ulmaresi', 'Amir'],
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
});
