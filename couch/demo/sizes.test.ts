import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { familyDatabase, registry, schoolDatabase } from '#model/databases.ts';
import { isDoc } from '#model/document.ts';
import { copiesOf } from './copies.ts';
import { demoTown, loginOf } from './town.ts';

const town = demoTown({ seed: 1, families: 300, today: '2026-11-23' });
const copies = copiesOf(town);

function weight(docs: readonly unknown[]): number {
  return docs.reduce<number>(
    (total, doc) => total + JSON.stringify(doc).length,
    0,
  );
}

suite('demo sizes', () => {
  test('a family of two children and three years is 100 to 200 documents', (t) => {
    const { family = '' } = loginOf(town, 'two-children');
    const docs = copies.get(familyDatabase(family)) ?? [];
    t.diagnostic(`${docs.length} documents, ${weight(docs)} bytes`);
    assert.ok(docs.length >= 100 && docs.length <= 200, `${docs.length}`);
    const years = new Set(
      docs
        .filter((doc) => isDoc(doc, 'enrolment'))
        .map(({ body }) => body.schoolYear),
    );
    assert.equal(years.size, 3);
  });

  test('a month of presences is 1 to 2 kB', (t) => {
    const months = town.documents.filter((doc) => isDoc(doc, 'presences'));
    const average = weight(months) / months.length;
    t.diagnostic(`${months.length} months of ${Math.round(average)} bytes`);
    assert.ok(average > 1_000 && average < 2_000);
  });

  test('every copy outside the registry is in the registry, in the same revision', (t) => {
    const revs = new Map(
      copies.get(registry)?.map(({ _id, _rev }) => [_id, _rev]),
    );
    let total = 0;
    for (const docs of copies.values()) {
      total += docs.length;
      for (const { _id, _rev } of docs) assert.equal(revs.get(_id), _rev);
    }
    t.diagnostic(`${revs.size} documents, ${total} with copies`);
    assert.equal(copies.size, 1 + 1 + town.schools.length + 300);
  });

  test("a school's database holds its own roll calls and children, and no money", () => {
    for (const school of town.schools) {
      const docs = copies.get(schoolDatabase(school)) ?? [];
      const types = new Set(docs.map(({ type }) => type));
      assert.deepEqual([...types].sort(), [
        'absence',
        'child',
        'enrolment',
        'rollCall',
      ]);
      for (const doc of docs)
        if (isDoc(doc, 'rollCall')) assert.equal(doc.body.school, school);
    }
  });

  test('a family database holds nothing of another family', () => {
    const children = new Map(
      town.documents
        .filter((doc) => isDoc(doc, 'family'))
        .map(({ family, body }) => [
          family,
          new Set(body.children.map(({ child }) => child)),
        ]),
    );
    for (const family of town.families)
      for (const doc of copies.get(familyDatabase(family)) ?? [])
        if (isDoc(doc, 'absence') || doc.family === undefined)
          assert.ok(children.get(family)?.has(doc.child ?? ''), doc._id);
        else assert.equal(doc.family, family);
  });
});
