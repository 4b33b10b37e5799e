import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isDoc } from '#model/document.ts';
import { sum } from '#model/money.ts';
import { statementOf } from '#model/statement.ts';
import { loginOf, demoTown } from './town.ts';
import type { Scene } from './family-plan.ts';

const today = '2026-11-23';
const town = demoTown({ seed: 1, families: 300, today });
const dues = town.documents.filter((doc) => isDoc(doc, 'due'));
const payments = town.documents.filter((doc) => isDoc(doc, 'payment'));

function balanceOf(family: string | undefined): number {
  return statementOf(
    dues.filter((doc) => doc.family === family),
    payments.filter((doc) => doc.family === family),
    {},
  ).totals.balance;
}

function balanceIn(scene: Scene): number {
  return balanceOf(loginOf(town, scene).family);
}

suite('demo money', () => {
  test('every payment pays a due of its family, save bank transfers that name none', () => {
    const families = new Map(dues.map((doc) => [doc.body.nav, doc.family]));
    let loose = 0;
    for (const { family, body } of payments)
      if (body.nav === undefined) {
        assert.equal(body.channel, 'bank');
        loose += 1;
      } else assert.equal(families.get(body.nav), family);
    assert.ok(loose > 0 && loose < 20, `${loose} transfers without number`);
  });

  test('nothing is sent or paid after today, nor paid before it was sent', () => {
    const issued = new Map(dues.map(({ body }) => [body.nav, body.issuedOn]));
    for (const { body } of dues) assert.ok(body.issuedOn <= today);
    for (const { body } of payments) {
      assert.ok(body.paidOn <= today);
      assert.ok((issued.get(body.nav ?? '') ?? '') <= body.paidOn);
    }
  });

  test('a due belongs to the household of its payer', () => {
    const members = new Map(
      town.documents
        .filter((doc) => isDoc(doc, 'family'))
        .map((doc) => [
          doc.family,
          doc.body.members.map(({ person }) => person),
        ]),
    );
    for (const { family, body } of dues)
      assert.ok(members.get(family)?.includes(body.payer));
  });

  test('the scenes show what they say', () => {
    assert.ok(balanceIn('arrears') > 5_000);
    assert.ok(balanceIn('credit') < 0);
    assert.ok(balanceIn('two-children') > 0);
    assert.ok(balanceIn('one-guardian') >= 0);
    const { family } = loginOf(town, 'corrected');
    const own = dues.filter((doc) => doc.family === family);
    assert.ok(own.some(({ body }) => body.replaces !== undefined));
    assert.ok(own.some(({ body }) => body.amount < 0));
    const part = payments.filter(({ family: of, body }) => {
      const due = dues.find((one) => one.body.nav === body.nav);
      return (
        of === loginOf(town, 'arrears').family &&
        due !== undefined &&
        body.amount < due.body.amount
      );
    });
    assert.equal(part.length, 1);
  });

  test('of separated parents each pays in turn, never both for the same thing', () => {
    const [one, other] = town.logins
      .filter(({ scene }) => scene === 'separated')
      .map(({ family }) => dues.filter((doc) => doc.family === family));
    assert.ok(one && other && one.length > 0 && other.length > 0);
    const years = (docs: typeof dues) =>
      new Set(docs.map(({ body }) => body.schoolYear));
    assert.ok(years(one).has('2024-2025') && !years(other).has('2024-2025'));
    const families = new Map<string, string>();
    for (const { family = '', child = '', body } of dues) {
      const key = `${child} ${body.reason}`;
      assert.equal(families.get(key) ?? family, family, key);
      families.set(key, family);
    }
  });

  test('the town as a whole owes a plausible part, some families much, some nothing', () => {
    const asked = sum(dues.map(({ body }) => body.amount));
    const balances = town.families.map(balanceOf);
    const open = sum(balances);
    assert.ok(open > asked * 0.01 && open < asked * 0.15, `${open}/${asked}`);
    const share = (test: (balance: number) => boolean) =>
      balances.filter(test).length / balances.length;
    assert.ok(share((one) => one > 0) > 0.15);
    assert.ok(share((one) => one === 0) > 0.25);
    assert.ok(share((one) => one < 0) > 0.01);
    assert.ok(
      payments.some(({ body }) => body.channel === 'refund' && body.amount < 0),
    );
  });
});
