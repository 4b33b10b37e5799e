import { familyRole } from '#model/databases.ts';
import { judge } from '#model/may-write.ts';
import { equal, ok } from '../../../tests/support/assert.ts';
import { sampleDocs } from '../../../tests/support/sample-family.ts';
import {
  family,
  giulia,
  parent,
  tommaso,
  today,
} from '../../../tests/support/sample-people.ts';
import { attendanceData, type AttendanceDoc } from './attendance-data.ts';
import { smsHref, smsText } from './call.ts';
import { proposedDay, reportFaults, type ReportDraft } from './report-form.ts';
import { absencesOf, reportLines, type ReportForm } from './report.ts';
import { meaningOf, skippedWords } from './report-words.ts';

const data = attendanceData(sampleDocs as AttendanceDoc[]);
const now = { today, at: '2026-11-23T07:30:00.000Z' };
const form = (change: Partial<ReportForm>): ReportForm => ({
  children: [giulia],
  services: ['canteen'],
  from: today,
  to: today,
  cause: 'illness',
  note: '',
  ...change,
});
const linesOf = (change: Partial<ReportForm>) =>
  reportLines(form(change), data.factsOf, now);
const names = {
  child: () => 'Giulia',
  service: () => 'Mensa',
};

suite('a report of absence', () => {
  test('leaves out weekends, closures and what is reported already, and says so', () => {
    const lines = linesOf({ from: '2026-11-24', to: '2026-11-30' });
    equal(
      lines.map((one) => [one.day.slice(8), one.skipped ?? 'sent']),
      [
        ['24', 'already-reported'],
        ['25', 'sent'],
        ['26', 'sent'],
        ['27', 'sent'],
        ['28', 'none'],
        ['29', 'none'],
        ['30', 'sent'],
      ],
    );
    equal(skippedWords(lines, names), [
      'Giulia · Mensa, martedì 24 novembre: l’assenza è già comunicata.',
      'Giulia · Mensa, sab 28 nov e dom 29 nov: nessun servizio.',
    ]);
    equal(
      linesOf({ from: '2026-12-23', to: '2026-12-23' }).map(
        (one) => one.skipped,
      ),
      ['closed'],
    );
  });

  test('never writes over a day the school has registered', () => {
    equal(
      linesOf({ from: '2026-11-20', to: '2026-11-20' }).map(
        (one) => one.skipped,
      ),
      ['recorded'],
    );
  });

  test('has no line for a child who does not use the service', () => {
    equal(
      linesOf({
        children: [giulia, tommaso],
        services: ['canteen', 'nursery'],
      }).map((one) => [one.child === giulia ? 'g' : 't', one.service]),
      [
        ['g', 'canteen'],
        ['t', 'nursery'],
      ],
    );
  });

  test('says for a range by when all its days are in time', () => {
    equal(
      meaningOf(
        linesOf({ from: '2026-11-25', to: '2026-11-27' }),
        names,
        today,
      ),
      [
        'Giulia · Mensa, 3 giorni: Entro le 9:15 di mercoledì 25 novembre il pasto non viene addebitato.',
      ],
    );
  });

  test('tells the late day from the others of a range', () => {
    const late = reportLines(form({ to: '2026-11-25' }), data.factsOf, {
      today,
      at: '2026-11-23T09:00:00.000Z',
    });
    equal(meaningOf(late, names, today), [
      'Giulia · Mensa: Sei oltre l’orario: il pasto di oggi resta addebitato.',
      'Giulia · Mensa: Entro le 9:15 di mercoledì 25 novembre il pasto non viene addebitato.',
    ]);
  });

  test('makes documents that the Comune’s rules accept', () => {
    const docs = absencesOf(
      linesOf({ from: '2026-11-25', to: '2026-11-26' }),
      form({ note: '  febbre ' }),
      { family, author: parent, at: now.at },
    );
    equal(docs.length, 2);
    equal(docs[0]?.body.note, 'febbre');
    for (const next of docs)
      equal(
        judge({
          kind: 'family',
          owner: family,
          roles: [familyRole(family)],
          user: parent,
          stored: null,
          next,
          children: [giulia],
        }),
        [],
      );
  });
});

suite('the form of a report', () => {
  const draft: ReportDraft = {
    children: [giulia],
    services: ['canteen'],
    isRange: false,
    from: today,
    to: today,
    cause: 'illness',
    note: '',
  };

  test('is sound when everything is said', () => {
    equal(reportFaults(draft, today), []);
  });

  test('proposes today in the morning and tomorrow from noon', () => {
    equal(proposedDay('2026-11-23T10:59:00.000Z'), '2026-11-23');
    equal(proposedDay('2026-11-23T11:00:00.000Z'), '2026-11-24');
  });

  test('names each thing that is missing', () => {
    equal(
      reportFaults(
        { ...draft, children: [], services: [], from: '', cause: undefined },
        today,
      ),
      ['no-child', 'no-service', 'bad-day', 'no-cause'],
    );
  });

  test('refuses days gone by and ranges that end before they start', () => {
    equal(reportFaults({ ...draft, from: '2026-11-22' }, today), ['past-day']);
    equal(
      reportFaults(
        { ...draft, isRange: true, from: '2026-11-25', to: '2026-11-24' },
        today,
      ),
      ['bad-range'],
    );
  });
});

suite('the SMS for when there is no network', () => {
  const call = {
    children: ['Giulia'],
    services: ['Mensa scolastica'],
    from: today,
    to: today,
  };

  test('says who, what and when by name, with no id or code of the child', () => {
    equal(
      smsText(call),
      'Assenza di Giulia, lunedì 23 novembre: Mensa scolastica.',
    );
    const href = smsHref('+39 333 123 45 67', call);
    ok(href.startsWith('sms:+393331234567?body='));
    ok(!href.includes(giulia) && !/[0-9a-f]{8}-/.test(href));
  });
});
