import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { answerOf } from '../../tests/support/access-rig.ts';
import {
  accessTown,
  ada,
  ids,
  stranger,
  type AccessTown,
} from '../../tests/support/access-town.ts';

suite('after an identity provider’s word', () => {
  let rig: AccessTown;
  before(async () => {
    rig = await accessTown();
  });
  after(() => rig.close());

  test('a guardian is in, and goes on to where they were going', async () => {
    const { jar, answer, html } = await rig.arrive({ fiscalCode: ada });
    assert.equal(answer.status, 200);
    assert.match(html, /content="0;url=\/presenze"/);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /^default-src 'none'/,
    );
    const view = await rig.sessionOf(jar);
    assert.ok(typeof view === 'object');
    assert.equal(view.account.person, ids.ada);
    assert.deepEqual(view.access, {
      ...{ by: 'spid', level: 2, strongUntil: '2026-11-23T20:00:00.000Z' },
    });
  });

  test('a session that came with the answer is worth nothing from then on', async () => {
    const { jar } = await rig.arrive({ fiscalCode: ada });
    const before = await rig.sessions.of(ids.ada);
    await jar.fetch(`${rig.url}/test/sign-in`, {
      method: 'POST',
      headers: answerOf(rig.claims({ fiscalCode: ada })),
    });
    const after = await rig.sessions.of(ids.ada);
    assert.equal(after.length, before.length);
    const kept = new Set(before.map(({ _id }) => _id));
    assert.equal(after.filter(({ _id }) => !kept.has(_id)).length, 1);
  });

  test('a minor is turned away with a page', async () => {
    const { jar, answer, html } = await rig.arrive({ born: '2010-02-03' });
    assert.equal(answer.status, 403);
    assert.match(html, /maggiorenni/);
    assert.equal(await rig.sessionOf(jar), 401);
  });

  test('who is not on the staff is told so, and is not let in as a parent instead', async () => {
    const claims = { fiscalCode: stranger };
    const { jar, answer } = await rig.arrive(claims, { as: 'staff' });
    assert.equal(answer.status, 200);
    assert.equal(await rig.sessionOf(jar), 401);
  });

  test('staff who are parents too come in as what they asked for', async () => {
    const asStaff = await rig.arrive({ fiscalCode: ada }, { as: 'staff' });
    const staff = await rig.sessionOf(asStaff.jar);
    assert.ok(typeof staff === 'object');
    assert.equal(staff.account.role, 'staff');
    assert.equal(staff.account.family, undefined);
    assert.notEqual(staff.account.id, ids.ada);
  });

  test('leaves no name, code or codice fiscale in the log', () => {
    for (const word of [ada, stranger, 'Prova', 'presenze', ids.mia])
      assert.ok(!rig.logged().includes(word), word);
  });
});
