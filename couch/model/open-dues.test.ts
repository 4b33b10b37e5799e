import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { due, march, april, nav, payment } from '../design/vectors/accounts.ts';
import { ids } from '../design/vectors/samples.ts';
import { sum } from './money.ts';
import { nextDue, openDues, overdueOn } from './open-dues.ts';
import { statementOf } from './statement.ts';

suite('open dues', () => {
  test('are late from the day after the deadline', () => {
    const open = openDues([march, april], []);
    assert.equal(overdueOn(open, '2026-03-31'), 0);
    assert.equal(overdueOn(open, '2026-04-01'), 8400);
    assert.equal(nextDue(open, '2026-03-31')?.due, march);
    assert.equal(nextDue(open, '2026-04-01')?.due, april);
    assert.equal(nextDue(open, '2026-05-01'), undefined);
  });

  test('are paid by the payments that name them, in part too', () => {
    const open = openDues(
      [march, april],
      [payment(1, { nav: nav(2), amount: 1000 })],
    );
    assert.deepEqual(
      open.dues.map((one) => one.open),
      [8400, 5000],
    );
  });

  test('are paid by what names no due, earliest deadline first', () => {
    const open = openDues(
      [april, march],
      [
        payment(1, { amount: 9000 }),
        { ...payment(2, { amount: 400 }), child: ids.child },
      ],
    );
    assert.deepEqual(
      open.dues.map((one) => one.open),
      [5000],
    );
    assert.equal(open.credit, 0);
  });

  test('are not paid by money for another child', () => {
    const other = { ...payment(1, { amount: 9000 }), child: ids.otherChild };
    const open = openDues([march], [other]);
    assert.deepEqual([open.dues[0]?.open, open.credit], [8400, 9000]);
  });

  test('take a payment of the due they replaced, whatever else is due', () => {
    const corrected = due(4, {
      amount: 7000,
      replaces: nav(1),
      dueOn: '2026-05-31',
    });
    const paid = payment(1, { nav: nav(1), amount: 7000 });
    const open = openDues([march, april, corrected], [paid]);
    assert.deepEqual(open, { dues: [{ due: april, open: 6000 }], credit: 0 });
  });

  test('pass on what was paid above the due it names', () => {
    const paid = payment(1, { nav: nav(2), amount: 7500 });
    const open = openDues([march, april], [paid]);
    assert.deepEqual(open, { dues: [{ due: march, open: 6900 }], credit: 0 });
  });

  test('are open again when the money was given back', () => {
    const back = payment(2, { nav: nav(1), amount: -8400, channel: 'refund' });
    const open = openDues(
      [march],
      [payment(1, { nav: nav(1), amount: 8400 }), back],
    );
    assert.deepEqual(
      open.dues.map((one) => one.open),
      [8400],
    );
  });

  test('always agree with the balance of the statement, to the cent', () => {
    const amounts = fc
      .integer({ min: -20_000, max: 40_000 })
      .filter((one) => one !== 0);
    const services = fc.constantFrom('mensa', 'nido');
    const children = fc.constantFrom(ids.child, ids.otherChild);
    const someDues = fc
      .array(
        fc.record({
          amount: amounts,
          service: services,
          child: children,
          days: fc.integer({ min: 10, max: 28 }),
          replaces: fc.option(fc.nat(5), { nil: undefined }),
        }),
        { maxLength: 6 },
      )
      .map((list) =>
        list.map(({ amount, service, child, days, replaces }, index) =>
          due(
            index,
            {
              amount,
              service,
              dueOn: `2026-03-${days}`,
              ...(replaces !== undefined &&
                replaces < index && { replaces: nav(replaces) }),
            },
            child,
          ),
        ),
      );
    const somePayments = fc
      .array(
        fc.record({
          amount: amounts,
          service: services,
          names: fc.option(fc.nat(6), { nil: undefined }),
        }),
        { maxLength: 6 },
      )
      .map((list) =>
        list.map(({ amount, service, names }, index) =>
          payment(index, {
            amount,
            service,
            ...(names !== undefined && { nav: nav(names) }),
          }),
        ),
      );
    fc.assert(
      fc.property(someDues, somePayments, (dues, payments) => {
        const open = openDues(dues, payments);
        const { totals, accounts, rows, movements } = statementOf(
          dues,
          payments,
          {},
        );
        assert.equal(
          sum(open.dues.map((one) => one.open)) - open.credit,
          totals.balance,
        );
        assert.ok(
          open.dues.every(
            (one) => one.open > 0 && one.open <= one.due.body.amount,
          ),
        );
        for (const parts of [accounts, rows])
          assert.equal(sum(parts.map((one) => one.balance)), totals.balance);
        assert.equal(movements[0]?.balance ?? 0, totals.balance);
        for (const one of accounts)
          assert.equal(one.movements[0]?.balance, one.balance);
      }),
    );
  });
});
