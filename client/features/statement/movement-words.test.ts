import { movementsOf, withBalances } from '#model/movement.ts';
import { equal, includes } from '../../../tests/support/assert.ts';
import { money } from '../../../tests/support/sample-money.ts';
import { balanceWords, movementNote, movementTitle } from './movement-words.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');
const lines = withBalances(
  movementsOf(
    money.filter((one) => one.type === 'due'),
    money.filter((one) => one.type === 'payment'),
  ),
);

suite('a movement in words', () => {
  test('names what replaced a due, and not the payment of what replaced it', () => {
    const replaced = lines.find((one) => one.kind === 'replaced');
    const newer = lines.find((one) => one.nav === replaced?.replacedBy);
    if (!replaced || !newer) throw new Error('the sample has a replaced due');
    const paid = {
      ...newer,
      id: 'payment:later',
      kind: 'payment' as const,
      channel: 'pagopa' as const,
      on: '2026-11-29',
      due: 0,
      paid: newer.amount,
    };
    equal(
      plain(movementNote(replaced, [paid, ...lines])),
      'Sostituito dall’importo di 84,00 € del 9 novembre 2026: questo non va pagato.',
    );
  });

  test('says the deadline of a due and the channel of a payment', () => {
    const due = lines.find((one) => one.kind === 'due');
    const payment = lines.find((one) => one.kind === 'payment');
    if (!due || !payment) throw new Error('the sample has both');
    includes(movementNote(due, lines), 'Scadenza');
    equal(movementTitle(payment), 'Pagamento (pagoPA)');
    equal(movementNote(payment, lines), '');
  });

  test('gives a credit its name instead of a sign', () => {
    equal(plain(balanceWords(-1200)), 'credito 12,00 €');
    equal(plain(balanceWords(0)), '0,00 €');
    equal(plain(balanceWords(108_400)), '1.084,00 €');
  });
});
