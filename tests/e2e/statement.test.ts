/** Estratto conto: the choice, the sums, the chart that comes late, the paper. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { isDoc } from '#model/document.ts';
import { statementChoices } from '#model/statement-choices.ts';
import {
  statementOf,
  type Statement,
  type StatementChoice,
} from '#model/statement.ts';
import { euro } from '../../client/app/format.ts';
import type { AppPhone } from '../support/app-phone.ts';
import { startAppTown, type AppTown } from '../support/app-town.ts';
import { until } from '../support/until.ts';

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

suite('the statement', () => {
  let town: AppTown;
  let phone: AppPhone;
  before(async () => {
    town = await startAppTown();
    phone = await town.phoneOf('giulia.montelvari');
  });
  after(() => town.close());

  const money = () => {
    const { family } = town.demo.logins[0] ?? {};
    const children = ['Sofia', 'Leo'].map((name) => town.child(name));
    const ours = town.demo.documents.filter(
      (one) =>
        one.family === family ||
        (one.child !== undefined && children.includes(one.child)),
    );
    return {
      dues: ours.filter((one) => isDoc(one, 'due')),
      payments: ours.filter((one) => isDoc(one, 'payment')),
    };
  };
  const expected = (choice: StatementChoice): Statement =>
    statementOf(money().dues, money().payments, choice);
  const totalsShown = async (): Promise<string[][]> =>
    (
      await phone.app.page.$$eval('.totals tr', (rows) =>
        rows.map((row) =>
          [...row.querySelectorAll<HTMLElement>('td')].map(
            (cell) => cell.innerText,
          ),
        ),
      )
    )
      .filter((row) => row.length > 0)
      .map((row) => row.map(plain));
  const shows = async (statement: Statement): Promise<void> => {
    const rows = [
      ...statement.accounts,
      ...(statement.accounts.length > 1 ? [statement.totals] : []),
    ].map(({ due, paid }) => [due, paid].map((cents) => plain(euro(cents))));
    await until(`the totals of the choice`, async () => {
      const seen = (await totalsShown()).map((row) => row.slice(0, 2));
      return JSON.stringify(seen) === JSON.stringify(rows);
    });
  };

  const chartParts = () =>
    phone.app.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.includes('bar-chart')),
    );

  test('no page asks for the chart before the statement is opened', async () => {
    const { app } = phone;
    for (const path of ['/', '/presenze', '/messaggi']) {
      await app.open(path);
      await app.upToDate();
      assert.deepEqual(await chartParts(), [], path);
    }
  });

  test('every year and service: the sums are the model’s over what the Comune has', async () => {
    await phone.app.open('/conto?anno=tutti&servizio=tutti');
    await phone.app.shows('Situazione al');
    await shows(expected({}));
    assert.ok(expected({}).accounts.length > 2);
  });

  test('MOSTRA with a choice of years and services', async () => {
    const { app } = phone;
    const offer = statementChoices(money().dues, money().payments);
    const [, year = ''] = offer.schoolYears;
    await app.open('/conto');
    await app.shows('MOSTRA');
    await app.press('Tutti', 'label');
    await app.press('MOSTRA');
    await app.press(year.replace('-', '/'), 'label');
    for (const service of offer.services)
      if (service !== 'canteen') {
        const name = town.demo.documents
          .filter((one) => isDoc(one, 'service'))
          .find(({ body }) => body.service === service)?.body.name;
        await app.press(name ?? '', 'label');
      }
    await app.press('MOSTRA');
    const query = await until('the choice is in the address', () => {
      const { searchParams } = new URL(app.page.url());
      return searchParams.getAll('servizio').join() === 'canteen'
        ? searchParams
        : undefined;
    });
    const years = query.getAll('anno');
    await shows(
      expected({
        services: ['canteen'],
        ...(years[0] !== 'tutti' && { schoolYears: years }),
      }),
    );
  });

  test('nothing ticked is told beside the question', async () => {
    const { app } = phone;
    await app.open('/conto?anno=tutti&servizio=tutti');
    await app.shows('MOSTRA');
    await app.press('Tutti', 'label');
    await app.press('MOSTRA');
    await app.shows('Scegli almeno un anno scolastico.');
  });

  test('the chart draws itself once the page is open, with words for those who cannot see it', async () => {
    const { page } = phone.app;
    await phone.app.open('/conto?anno=tutti&servizio=tutti');
    await until('the chart is drawn', () =>
      page.$eval('.chart-flows', (one) => {
        if (!(one instanceof HTMLCanvasElement)) return false;
        const { data } = one
          .getContext('2d')
          ?.getImageData(0, 0, one.width, one.height) ?? { data: [] };
        return [...data].some((value) => value > 0);
      }),
    );
    const words = await page.$eval('.chart-flows', (one) => one.ariaLabel);
    assert.match(words ?? '', /Mensa scolastica/);
  });

  test('on paper: head, sums and movements on A4, without what is only for the screen', async () => {
    const { page } = phone.app;
    await page.emulateMediaType('print');
    const seen = await page.evaluate(() => ({
      head: document.querySelector('.print-head')?.checkVisibility(),
      totals: document.querySelector('.totals')?.checkVisibility(),
      hidden: [
        '.section-nav',
        '.choice',
        '.chart',
        '.sync-chip',
        '.skip-link',
      ].filter((one) => document.querySelector(one)?.checkVisibility()),
      sheet: [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .map((rule) => rule.cssText)
        .filter((text) => text.includes('@page'))
        .join(),
    }));
    assert.equal(seen.head, true);
    assert.equal(seen.totals, true);
    assert.deepEqual(seen.hidden, []);
    assert.match(seen.sheet, /A4/i);
    const paper = await page.pdf({ preferCSSPageSize: true });
    const [, width, height] =
      /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(
        Buffer.from(paper).toString('latin1'),
      ) ?? [];
    assert.ok(Math.abs(Number(width) - 595) < 2, `${width} × ${height} pt`);
    assert.ok(Math.abs(Number(height) - 842) < 2, `${width} × ${height} pt`);
    await page.emulateMediaType('screen');
  });
});
