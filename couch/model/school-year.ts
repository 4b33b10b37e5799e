import { pattern } from './schema.ts';
import type { Day } from './day.ts';

declare const brand: unique symbol;
/** An anno scolastico '2025-2026': 1 September to 31 August (d.lgs. 297/1994, art. 74). */
export type SchoolYear = string & { readonly [brand]?: 'schoolYear' };

export const schoolYear = pattern<SchoolYear>(
  '[0-9]{4}-[0-9]{4}',
  'school-year',
);

export function schoolYearOf(day: Day): SchoolYear {
  const year = Number(day.slice(0, 4));
  const start = day.slice(5, 7) >= '09' ? year : year - 1;
  return `${start}-${start + 1}`;
}

export function firstDay(year: SchoolYear): Day {
  return `${year.slice(0, 4)}-09-01`;
}

export function lastDay(year: SchoolYear): Day {
  return `${year.slice(5)}-08-31`;
}

/** True for two consecutive years, which the form alone does not say. */
export function isSchoolYear(value: string): value is SchoolYear {
  return (
    /^\d{4}-\d{4}$/.test(value) &&
    Number(value.slice(5)) === Number(value.slice(0, 4)) + 1
  );
}
