import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { changed, ids, samples } from '../design/vectors/samples.ts';
import { familyRole, type DatabaseKind } from './databases.ts';
import { judge, type Write } from './may-write.ts';

const { absence, message } = samples;
const write: Write = {
  kind: 'family',
  owner: ids.family,
  roles: [familyRole(ids.family)],
  user: ids.parent,
  stored: null,
  next: absence,
};

/** The rest of the rules is in the vectors of couch/design, which CouchDB runs too. */
suite('may write', () => {
  test('keeps parents to the children they may see, where these are known', () => {
    const of = (children: string[]) => judge({ ...write, children });
    assert.deepEqual(of([ids.child]), []);
    assert.deepEqual(of([ids.otherChild]), [
      { code: 'not-your-child', path: '/child' },
    ]);
    assert.deepEqual(of([]), [{ code: 'not-your-child', path: '/child' }]);
    const general = changed(message, { child: undefined });
    assert.deepEqual(judge({ ...write, next: general, children: [] }), []);
  });

  test('tells all that is wrong with a parent’s claim at once', () => {
    const forged = changed(absence, {
      family: ids.otherFamily,
      author: ids.otherParent,
    });
    const codes = judge({ ...write, next: forged }).map((one) => one.code);
    assert.deepEqual(codes, ['wrong-family', 'wrong-author']);
  });

  test('never lets anybody without a role write, whatever the document', () => {
    const kinds: DatabaseKind[] = [
      'registry',
      'school',
      'family',
      'town',
      'portal',
    ];
    const documents = fc.oneof(
      fc.constantFrom<unknown>(...Object.values(samples)),
      fc.jsonValue(),
    );
    const roles = fc.array(
      fc.constantFrom(
        '',
        '_reader',
        'admin',
        'fam:',
        'fam:*',
        'school:',
        'Staff',
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        documents,
        roles,
        (kind, next, some) => {
          const problems = judge({ ...write, kind, next, roles: some });
          assert.ok(problems.length > 0);
        },
      ),
    );
  });

  test('refuses the deletion of an id that is no text, even one that cannot be made into text', () => {
    for (const _id of [{ toString: false }, ['epoch'], 1, null, undefined])
      assert.deepEqual(
        judge({
          ...write,
          kind: 'registry',
          next: { _id, _deleted: true },
          roles: ['staff'],
        }),
        [{ code: 'unknown-type', path: '/_id' }],
      );
  });

  test('gives an answer for any value whatever', () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          _id: fc.jsonValue(),
          type: fc.constantFrom(...Object.keys(samples)),
          body: fc.jsonValue(),
          _deleted: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.constantFrom('staff', 'router', familyRole(ids.family)),
        (stored, next, role) => {
          assert.ok(
            Array.isArray(judge({ ...write, stored, next, roles: [role] })),
          );
          assert.ok(
            Array.isArray(
              judge({
                ...write,
                kind: 'registry',
                stored,
                next,
                roles: [role],
              }),
            ),
          );
        },
      ),
    );
  });
});
