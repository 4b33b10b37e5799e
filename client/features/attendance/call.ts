import { msg, str } from '@lit/localize';
import type { Day } from '#model/day.ts';
import { longDay } from '../../app/format.ts';

/** Who is absent from what, as one would say it on the phone: names only, never an id or a tax code. */
export interface CallText {
  children: readonly string[];
  services: readonly string[];
  from: Day;
  to: Day;
}

export function telHref(phone: string): string {
  return `tel:${dialled(phone)}`;
}

/** An SMS ready to send; the parent reads it before. */
export function smsHref(phone: string, call: CallText): string {
  return `sms:${dialled(phone)}?body=${encodeURIComponent(smsText(call))}`;
}

export function smsText({ children, services, from, to }: CallText): string {
  const who = children.join(', ');
  const what = services.join(', ');
  return from === to
    ? msg(str`Assenza di ${who}, ${longDay(from)}: ${what}.`)
    : msg(
        str`Assenza di ${who}, da ${longDay(from)} a ${longDay(to)}: ${what}.`,
      );
}

function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, '');
}

/** Italian mobile numbers begin with 3; an SMS to a landline is lost. */
export function isMobile(phone: string): boolean {
  return /^(?:\+39|0039)?3/.test(dialled(phone));
}
