import { msg, str } from '@lit/localize';
import type { RunningMovement } from '#model/movement.ts';
import { euro, fullDay } from '../../app/format.ts';

/** What a movement is, in a few words: the reason of a due, the channel of a payment. */
export function movementTitle(one: RunningMovement): string {
  switch (one.kind) {
    case 'payment':
      return msg(str`Pagamento (${channelWord(one.channel)})`);
    case 'refund':
      return msg('Rimborso');
    case 'credit-note':
      return one.reason ?? msg('Nota di credito');
    default:
      return one.reason ?? msg('Importo dovuto');
  }
}

/** What is worth knowing besides: the deadline, or what took its place. */
export function movementNote(
  one: RunningMovement,
  all: readonly RunningMovement[],
): string {
  if (one.kind === 'replaced') {
    // Its payment carries the same notice number.
    const replacement = all.find(
      (other) => other.nav === one.replacedBy && !other.channel,
    );
    return replacement
      ? msg(
          str`Sostituito dall’importo di ${euro(replacement.amount)} del ${fullDay(replacement.on)}: questo non va pagato.`,
        )
      : msg('Sostituito da un altro importo: questo non va pagato.');
  }
  if (one.kind === 'due' && one.dueOn)
    return msg(str`Scadenza ${fullDay(one.dueOn)}`);
  return '';
}

/** The balance after a movement: a credit is named, not left to a minus sign. */
export function balanceWords(cents: number): string {
  if (cents === 0) return euro(0);
  return cents > 0 ? euro(cents) : msg(str`credito ${euro(-cents)}`);
}

function channelWord(channel: RunningMovement['channel']): string {
  switch (channel) {
    case 'pagopa':
      return 'pagoPA';
    case 'bank':
      return msg('bonifico');
    case 'counter':
      return msg('sportello');
    default:
      return msg('altro');
  }
}
