import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  due,
  march,
  april,
  nav,
  nursery,
  payment,
} from '../design/vectors/accounts.ts';
import { ids } from '../design/vectors/samples.ts';
import { statementChoices } from './statement-choices.ts';
import { statementOf } from './statement.ts';

suite('statement', () => {
  test('adds up by child, service and school year', () => {
    const paid = payment(1, { nav: nav(1), amount: 8400 });
    const { rows, totals, services } = statementOf(
      [march, april, nursery],
      [paid],
      {},
    );
    assert.deepEqual(rows, [
      {
        child: ids.child,
        service: 'mensa',
        schoolYear: '2025-2026',
        due: 14_400,
        paid: 8400,
        balance: 6000,
      },
      {
        child: ids.otherChild,
        service: 'nido',
        schoolYear: '2024-2025',
        due: 25_000,
        paid: 0,
        balance: 25_000,
      },
    ]);
    assert.deepEqual(totals, { due: 39_400, paid: 8400, balance: 31_000 });
    assert.deepEqual(
      services.map((one) => [one.service, one.balance]),
      [
        ['mensa', 6000],
        ['nido', 25_000],
      ],
    );
  });

  test('shows what was ticked; nothing ticked is nothing, not everything', () => {
    const all = [march, nursery];
    const balance = (choice: Parameters<typeof statementOf>[2]) =>
      statementOf(all, [], choice).totals.balance;
    assert.equal(balance({ services: ['nido'] }), 25_000);
    assert.equal(balance({ schoolYears: ['2025-2026'] }), 8400);
    assert.equal(
      balance({ schoolYears: ['2025-2026'], services: ['nido'] }),
      0,
    );
    assert.equal(balance({ services: [] }), 0);
    assert.equal(balance({ schoolYears: [] }), 0);
  });

  test('lists movements newest first, each with the balance after it', () => {
    const paid = payment(1, {
      nav: nav(1),
      amount: 5000,
      paidOn: '2026-04-02',
    });
    const { movements } = statementOf([march, april], [paid], {});
    assert.deepEqual(
      movements.map(({ kind, balance }) => [kind, balance]),
      [
        ['payment', 9400],
        ['due', 14_400],
        ['due', 8400],
      ],
    );
  });

  test('counts a replaced due for nothing and still shows it', () => {
    const corrected = due(4, {
      amount: 7000,
      replaces: nav(1),
      issuedOn: '2026-03-10',
    });
    const { totals, movements } = statementOf([march, corrected], [], {});
    assert.equal(totals.due, 7000);
    const old = movements.find((one) => one.kind === 'replaced');
    assert.deepEqual([old?.amount, old?.replacedBy], [8400, nav(4)]);
  });

  test('counts a payment of a replaced due', () => {
    const corrected = due(4, { amount: 7000, replaces: nav(1) });
    const paid = payment(1, { nav: nav(1), amount: 8400 });
    const { totals } = statementOf([march, corrected], [paid], {});
    assert.equal(totals.balance, -1400);
  });

  test('knows a replaced due even when its successor is not ticked', () => {
    const corrected = due(4, {
      amount: 7000,
      replaces: nav(1),
      schoolYear: '2024-2025',
    });
    const { totals } = statementOf([march, corrected], [], {
      schoolYears: ['2025-2026'],
    });
    assert.equal(totals.due, 0);
  });

  test('follows a chain of corrections to its end, and no ring for ever', () => {
    const second = due(4, { replaces: nav(1) });
    const third = due(5, { replaces: nav(4), amount: 100 });
    const { movements, totals } = statementOf([march, second, third], [], {});
    assert.equal(totals.due, 100);
    assert.ok(
      movements
        .filter((one) => one.kind === 'replaced')
        .every((one) => one.replacedBy === nav(5)),
    );
    const ring = [due(6, { replaces: nav(7) }), due(7, { replaces: nav(6) })];
    assert.equal(statementOf(ring, [], {}).movements.length, 2);
  });

  test('gives a payment to the child of the due it names', () => {
    const { rows } = statementOf(
      [nursery],
      [
        payment(1, {
          nav: nav(3),
          amount: 25_000,
          service: 'nido',
          schoolYear: '2024-2025',
        }),
      ],
      {},
    );
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.balance, 0);
  });

  test('tells a credit note and a refund from a due and a payment', () => {
    const note = due(8, { amount: -1000 });
    const back = payment(2, { amount: -500, channel: 'refund' });
    const { movements, totals } = statementOf([march, note], [back], {});
    assert.deepEqual(movements.map((one) => one.kind).sort(), [
      'credit-note',
      'due',
      'refund',
    ]);
    assert.equal(totals.balance, 8400 - 1000 + 500);
  });

  test('offers the school years, newest first, and services there are', () => {
    assert.deepEqual(
      statementChoices(
        [march, nursery],
        [payment(1, { service: 'scuolabus' })],
      ),
      {
        schoolYears: ['2025-2026', '2024-2025'],
        services: ['mensa', 'nido', 'scuolabus'],
      },
    );
    assert.deepEqual(statementChoices([], []), {
      schoolYears: [],
      services: [],
    });
  });
});
