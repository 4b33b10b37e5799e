import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isInTime } from '#model/absence.ts';
import { closes } from '#model/closure.ts';
import { weekday } from '#model/day.ts';
import { isDoc, problemsOf, type Doc, type DocType } from '#model/document.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import { presencesId } from '#model/document-id.ts';
import { demoTown } from './town.ts';

const today = '2026-11-23';
const town = demoTown({ seed: 1, families: 300, today });

function all<T extends DocType>(type: T): Doc<T>[] {
  return town.documents.filter((doc) => isDoc(doc, type));
}

suite('demo town', () => {
  test('is the same byte for byte from the same seed and day', () => {
    const text = (seed: number) =>
      JSON.stringify(demoTown({ seed, families: 30, today }).documents);
    assert.equal(text(5), text(5));
    assert.notEqual(text(5), text(6));
  });

  test('every document passes the model, and no id comes twice', () => {
    const ids = new Set<string>();
    for (const doc of town.documents) {
      assert.deepEqual(problemsOf(doc), [], doc._id);
      ids.add(doc._id);
    }
    assert.equal(ids.size, town.documents.length);
  });

  test('stays sound on other days and in other sizes', () => {
    for (const [day, families] of [
      ['2026-09-01', 1],
      ['2027-01-02', 2],
      ['2027-06-30', 9],
      ['2028-02-29', 14],
      ['2026-08-15', 30],
    ] as const) {
      const other = demoTown({ seed: 3, families, today: day });
      assert.equal(other.families.length, families);
      for (const doc of other.documents)
        assert.deepEqual(problemsOf(doc), [], `${day} ${doc._id}`);
    }
  });

  test('every child has a household, and a school today', () => {
    const kept = new Set(
      all('family').flatMap(({ body }) =>
        body.children.map((one) => one.child),
      ),
    );
    const placed = new Set(
      all('enrolment')
        .filter(({ body }) => body.schoolYear === '2026-2027')
        .map(({ child }) => child),
    );
    for (const { child } of all('child')) {
      assert.ok(child && kept.has(child));
      assert.ok(placed.has(child));
    }
  });

  test('every codice fiscale is well made, and of a place that is not there', () => {
    const codes = [
      ...all('child').map(({ body }) => body.fiscalCode ?? ''),
      ...all('family').flatMap(({ body }) =>
        body.members.map((one) => one.fiscalCode ?? ''),
      ),
    ];
    for (const code of codes) {
      assert.ok(isFiscalCode(code), code);
      assert.equal(code.slice(11, 15), 'N900');
    }
  });

  test('has families of one and two adults, separated parents and siblings apart', () => {
    const families = all('family');
    const adults = families.map(({ body }) => body.members.length);
    assert.ok(adults.includes(1) && adults.includes(2));
    const homes = new Map<string, number>();
    for (const { body } of families)
      for (const { child } of body.children)
        homes.set(child, (homes.get(child) ?? 0) + 1);
    const shared = [...homes.values()].filter((count) => count === 2).length;
    assert.ok(shared >= 8 && shared <= 60, `${shared} shared children`);
    const schools = new Map(
      all('enrolment')
        .filter(({ body }) => body.schoolYear === '2026-2027')
        .map(({ child, body }) => [child, body.school]),
    );
    const apart = families.filter(
      ({ body }) =>
        new Set(body.children.map(({ child }) => schools.get(child))).size > 1,
    );
    assert.ok(apart.length > 30, `${apart.length} families in two schools`);
  });

  test('the documents of one family stand together, the town first and the roll calls last', () => {
    const groups: string[] = [];
    const home = new Map<string, string>();
    for (const { family = '', body } of all('family').reverse())
      for (const { child } of body.children) home.set(child, family);
    for (const doc of town.documents) {
      const group = isDoc(doc, 'rollCall')
        ? 'last'
        : (doc.family ?? home.get(doc.child ?? '') ?? 'first');
      if (groups.at(-1) !== group) groups.push(group);
    }
    assert.equal(groups.length, new Set(groups).size);
    assert.equal(groups[0], 'first');
    assert.equal(groups.at(-1), 'last');
  });

  test('nobody is recorded on a weekend, on a closed day or after today', () => {
    const closures = all('closure');
    const schools = new Map(
      all('enrolment').map(({ child, body }) => [
        `${child ?? ''} ${body.service} ${body.schoolYear}`,
        body.school,
      ]),
    );
    for (const { child = '', body } of all('presences'))
      for (const key of Object.keys(body.days)) {
        const on = `${body.month}-${key}`;
        const start = Number(on.slice(0, 4)) - (on.slice(5) < '09' ? 1 : 0);
        const year = `${start}-${start + 1}`;
        const school = schools.get(`${child} ${body.service} ${year}`);
        assert.ok(school !== undefined && on <= today && weekday(on) < 6, on);
        assert.ok(
          !closures.some((one) => closes(one.body, on, school, body.service)),
          `${body.service} ${on}`,
        );
      }
  });

  test('roll calls say what the months of presences say', () => {
    const months = new Map(all('presences').map((doc) => [doc._id, doc]));
    const rollCalls = all('rollCall');
    assert.ok(rollCalls.length > 150);
    for (const { body } of rollCalls) {
      for (const [child, entry] of Object.entries(body.entries)) {
        const id = presencesId(child, body.service, body.day.slice(0, 7));
        assert.deepEqual(months.get(id)?.body.days[body.day.slice(8)], {
          ...entry,
          by: body.by,
        });
      }
    }
  });

  test('absences are of all kinds: in time, late, to come, taken back', () => {
    const absences = all('absence');
    const meals = absences.filter(({ body }) => body.service === 'canteen');
    const cutOff = { clock: '09:15', daysBefore: 0 };
    const late = meals.filter(
      ({ body, received }) =>
        received && !isInTime(body.day, received.at, cutOff),
    );
    assert.ok(late.length > 10 && late.length < meals.length / 4);
    assert.ok(absences.some(({ body }) => body.day > today));
    assert.ok(absences.some(({ body }) => body.withdrawn));
    assert.ok(absences.every(({ received }) => received !== undefined));
  });

  test('threads are unanswered, answered, and of several turns', () => {
    const threads = new Map<string, Doc<'message'>[]>();
    for (const doc of all('message')) {
      const found = threads.get(doc.body.thread) ?? [];
      threads.set(doc.body.thread, [...found, doc]);
    }
    const turns = [...threads.values()];
    assert.ok(turns.some(({ length }) => length === 1));
    assert.ok(turns.some(({ length }) => length === 2));
    assert.ok(turns.some(({ length }) => length > 2));
    for (const thread of turns)
      assert.equal(thread[0]?._id, `message:${thread[0]?.body.thread ?? ''}`);
    assert.ok(all('message').every(({ at }) => at.slice(0, 10) <= today));
  });

  test('announcements carry the files they name', () => {
    const withFiles = all('announcement').filter(({ body }) => body.files);
    assert.ok(withFiles.length >= 3);
    for (const { _id, body } of withFiles) {
      const files = town.attachments.get(_id) ?? [];
      assert.deepEqual(
        files.map(({ name, data }) => [name, data.length]),
        body.files?.map(({ name, bytes }) => [name, bytes]),
      );
    }
    assert.ok(all('announcement').some(({ body }) => body.confirm));
    assert.ok(all('announcement').some(({ body }) => body.schools));
    assert.ok(all('announcement').some(({ body }) => body.services));
  });

  test('something closes soon after today', () => {
    const soon = all('closure').filter(
      ({ body }) => body.from > today && body.from < '2026-12-05',
    );
    assert.ok(soon.length >= 2);
  });
});
