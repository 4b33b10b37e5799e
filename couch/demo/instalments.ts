import { addDays, type Day } from '#model/day.ts';
import type { Cents } from '#model/money.ts';
import { lastDay } from '#model/school-year.ts';
import type { Charge } from './charge.ts';
import type { Kid, Place } from './household.ts';
import { serviceName } from './services.ts';

/** The three instalments of a place paid by the month, and the credit note of one given up on 31 January. */
export function instalments(child: Kid, place: Place, unit: Cents): Charge[] {
  const { service, year, to } = place;
  const first = year.slice(0, 4);
  const second = year.slice(5);
  const charge = (what: string, months: number, issuedOn: Day): Charge => ({
    child: child.id,
    service,
    schoolYear: year,
    reason: `${serviceName(service)} ${year}, ${what}`,
    amount: months * unit,
    unit,
    issuedOn,
    dueOn: addDays(issuedOn, 25),
  });
  const both = [
    charge('1ª rata (settembre-dicembre)', 4, `${first}-10-05`),
    charge('2ª rata (gennaio-marzo)', 3, `${second}-01-12`),
  ];
  return to < lastDay(year)
    ? [...both, charge('nota di credito per rinuncia', -2, `${second}-02-10`)]
    : [...both, charge('3ª rata (aprile-giugno)', 3, `${second}-04-08`)];
}
