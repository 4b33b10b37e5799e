import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import { childToday, nextClosure } from './child-today.ts';
import { countDays } from './count-days.ts';
import { daysOfMonth, type Day } from './day.ts';
import { serviceDay, type ServiceFacts } from './service-day.ts';
import { factsFor, servicesOf, type AttendanceDocs } from './service-facts.ts';

/** Enrolled 2025-09-15 to 2026-06-06, Monday to Friday; present on 2 March, absence reported for 3 March. */
const docs: AttendanceDocs = {
  services: [samples.service],
  enrolments: [samples.enrolment],
  presences: [samples.presences],
  absences: [samples.absence],
  closures: [samples.closure],
};
const facts = factsFor(ids.child, 'mensa', docs);
const today = '2026-03-04';
const stateOn = (day: Day, some: ServiceFacts = facts) =>
  serviceDay(day, some, today).state;

suite('a day of a service', () => {
  test('is what was recorded, before any plan', () => {
    assert.equal(stateOn('2026-03-02'), 'present');
    const { absence } = samples;
    const body = { ...absence.body, day: '2026-03-02' };
    const reported = { ...facts, absences: [{ ...absence, body }] };
    const one = serviceDay('2026-03-02', reported, today);
    assert.equal(one.state, 'present');
    assert.equal(one.absence?.body.day, '2026-03-02');
    assert.equal(one.presence?.in, '08:05');
  });

  test('is reported while the absence stands, and no more once taken back', () => {
    assert.equal(stateOn('2026-03-03'), 'reported');
    const { absence } = samples;
    const body = { ...absence.body, withdrawn: true };
    const withdrawn = { ...facts, absences: [{ ...absence, body }] };
    assert.equal(stateOn('2026-03-03', withdrawn), 'unrecorded');
  });

  test('is awaited from today on', () => {
    assert.equal(stateOn('2026-03-04'), 'awaited');
    assert.equal(stateOn('2026-03-05'), 'awaited');
  });

  test('is closed, and says why', () => {
    const one = serviceDay('2026-04-02', facts, today);
    assert.deepEqual([one.state, one.closure], ['closed', 'Pasqua']);
  });

  test('is none at the week’s end and outside the enrolment', () => {
    for (const day of ['2026-03-07', '2025-09-12', '2026-06-08'])
      assert.equal(stateOn(day), 'none', day);
  });

  test('follows the service’s own week', () => {
    const { service } = samples;
    const body = { ...service.body, weekdays: [6] };
    const saturday = { ...facts, service: { ...service, body } };
    assert.equal(stateOn('2026-03-07', saturday), 'awaited');
    assert.equal(stateOn('2026-03-05', saturday), 'none');
  });

  test('shows a record even where no enrolment is known', () => {
    const strange = { ...facts, enrolments: [], service: undefined };
    assert.equal(stateOn('2026-03-02', strange), 'present');
  });
});

suite('a month', () => {
  test('is counted by state', () => {
    const count = countDays(
      daysOfMonth('2026-03').map((day) => serviceDay(day, facts, today)),
    );
    assert.deepEqual(
      [count.present, count.reported, count.awaited, count.none],
      [1, 1, 20, 9],
    );
    assert.deepEqual([count.recorded, count.expected], [1, 22]);
  });

  test('of no days is counted as nothing', () => {
    assert.equal(countDays([]).expected, 0);
  });
});

suite('a child today', () => {
  test('shows the services of today and tomorrow', () => {
    const { services } = childToday(ids.child, docs, '2026-03-02');
    assert.deepEqual(
      services.map((one) => [one.name, one.today.state, one.tomorrow.state]),
      [['Mensa', 'present', 'reported']],
    );
  });

  test('leaves out services that are over, and other children', () => {
    assert.deepEqual(childToday(ids.child, docs, '2026-07-01').services, []);
    assert.deepEqual(servicesOf(ids.otherChild, docs), []);
  });

  test('names a service by its slug until its document is here', () => {
    const { services } = childToday(
      ids.child,
      { ...docs, services: [] },
      today,
    );
    assert.equal(services[0]?.name, 'mensa');
  });

  test('lists the absences after tomorrow that stand', () => {
    const { absences } = childToday(ids.child, docs, '2026-03-01');
    assert.deepEqual(absences, [samples.absence]);
    assert.deepEqual(childToday(ids.child, docs, '2026-03-02').absences, []);
  });

  test('tells the next closure that concerns the child', () => {
    const { closure, enrolment } = samples;
    const near = { ...closure, _id: 'closure:near' };
    near.body = { ...closure.body, from: '2026-03-20', to: '2026-03-20' };
    const elsewhere = { ...near, body: { ...near.body, schools: ['serra'] } };
    const next = (closures: (typeof closure)[], on: Day) =>
      nextClosure(closures, [enrolment], on);
    assert.equal(next([closure, near], today), near);
    assert.equal(next([closure, elsewhere], today), closure);
    assert.equal(next([closure, near], '2026-04-05'), closure);
    assert.equal(next([closure], '2026-04-08'), undefined);
    const summer = { ...closure.body, from: '2026-06-07', to: '2026-08-31' };
    assert.equal(next([{ ...closure, body: summer }], today), undefined);
  });
});
