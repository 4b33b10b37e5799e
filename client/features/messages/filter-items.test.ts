import type { Doc } from '#model/document.ts';
import { equal } from '../../../tests/support/assert.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import { announcements } from '../../../tests/support/sample-messages.ts';
import { parent, today } from '../../../tests/support/sample-people.ts';
import { announcementItems, reachOf } from '../../app/announcement-items.ts';
import { filterItems } from './filter-items.ts';

const enrolments = sampleDocs.filter((one) => one.type === 'enrolment');
const mark = (
  target: string,
  confirmed: boolean,
  author = parent,
): Doc<'readMark'> => ({
  _id: `readMark:${author}:${target}`,
  type: 'readMark',
  v: 1,
  at: `${today}T08:00:00.000Z`,
  author,
  body: { target, confirmed },
});
const items = (readMarks: Doc<'readMark'>[] = []) =>
  announcementItems({
    announcements,
    readMarks,
    person: parent,
    reach: reachOf(enrolments, today),
    today,
  });
const [strike = ''] = announcements.map((one) => one._id);

suite('announcements of a family', () => {
  test('are those for everybody and for its schools and services, newest first', () => {
    equal(
      items().map((one) => one.doc.body.title),
      [
        'Sciopero del 27 novembre: mensa non garantita',
        'Assemblea dei genitori del Nido Aquilone',
        'Bentornati: orari dei primi giorni',
      ],
    );
  });

  test('stay unread until this parent reads them, not the other one', () => {
    const [byOther] = items([
      mark(strike, true, '5a3c1e00-0000-4000-8000-000000000022'),
    ]);
    equal([byOther?.unread, byOther?.toConfirm], [true, true]);
    const [opened] = items([mark(strike, false)]);
    equal([opened?.unread, opened?.toConfirm], [false, true]);
    const [confirmed] = items([mark(strike, true)]);
    equal([confirmed?.unread, confirmed?.toConfirm], [false, false]);
  });

  test('leave out last year’s schools', () => {
    const old = enrolments.filter((one) => one.body.schoolYear === '2025-2026');
    equal(reachOf(old, today), { schools: [], services: [] });
  });

  test('hide the expired ones until asked', () => {
    equal(filterItems(items(), {}).length, 2);
    equal(filterItems(items(), { expired: true }).length, 3);
  });

  test('are found by words of title and text, without accents or capitals', () => {
    equal(filterItems(items(), { query: 'MENU freddo' }).length, 1);
    equal(filterItems(items(), { query: 'assemblèa' }).length, 1);
    equal(filterItems(items(), { query: 'piscina' }).length, 0);
  });

  test('narrow to a school, a service, or what is still to read', () => {
    equal(filterItems(items(), { school: 'nido-aquilone' }).length, 1);
    equal(filterItems(items(), { service: 'canteen' }).length, 1);
    equal(filterItems(items([mark(strike, true)]), { unread: true }).length, 1);
  });
});
