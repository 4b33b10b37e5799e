import { msg, str } from '@lit/localize';
import { localTime, type Instant } from '#model/day.ts';

/** How long something has waited, in days of the Comune. */
export function ageWords(at: Instant, now: Instant): string {
  const [from, to] = [at, now].map((one) => Date.parse(localTime(one).day));
  const days = Math.round(((to ?? 0) - (from ?? 0)) / 86_400_000);
  if (days <= 0) return msg('di oggi');
  if (days === 1) return msg('di ieri');
  return msg(str`da ${days} giorni`);
}
