import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import { destinations } from './destinations.ts';
import type { Doc, DocType } from './document.ts';

const ties = {
  families: () => [ids.family, ids.otherFamily],
  schools: () => ['gulli'],
};
const families = [`family-${ids.family}`, `family-${ids.otherFamily}`];
const expected: Record<DocType, string[]> = {
  family: [`family-${ids.family}`],
  child: [...families, 'school-gulli'],
  enrolment: [...families, 'school-gulli'],
  presences: families,
  rollCall: [],
  absence: [...families, 'school-gulli'],
  delegation: [...families, 'school-gulli'],
  due: [`family-${ids.family}`],
  payment: [`family-${ids.family}`],
  message: [`family-${ids.family}`],
  readMark: [`family-${ids.family}`],
  announcement: ['town'],
  service: ['town'],
  tariff: ['town'],
  closure: ['town'],
  revoked: [],
  epoch: [],
};

suite('destinations', () => {
  for (const doc of Object.values<Doc>(samples))
    test(`sends ${doc.type} where it belongs and nowhere else`, () => {
      assert.deepEqual(destinations(doc, ties), expected[doc.type]);
    });

  test('sends nothing of a child that nobody is tied to', () => {
    const none = { families: () => [], schools: () => [] };
    assert.deepEqual(destinations(samples.absence, none), []);
  });
});
