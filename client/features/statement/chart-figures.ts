import { msg, str } from '@lit/localize';
import type { ServiceTotals } from '#model/statement.ts';
import { euro } from '../../app/format.ts';
import { balanceWords } from './movement-words.ts';

/** A service's name in lines of about `width` letters, so that it stands beside its bars on a narrow phone. */
export function wrapLabel(name: string, width = 12): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What the chart shows, for those who do not see it. */
export function chartText(
  services: readonly ServiceTotals[],
  serviceName: (slug: string) => string,
): string {
  return services
    .map((one) => {
      const name = serviceName(one.service);
      const balance = balanceWords(one.balance);
      return msg(
        str`${name}: dovuto ${euro(one.due)}, pagato ${euro(one.paid)}, saldo ${balance}.`,
      );
    })
    .join(' ');
}
