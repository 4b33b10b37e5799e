import type { Day } from '#model/day.ts';
import type { ChildId } from '#model/ids.ts';
import type { Cents } from '#model/money.ts';
import type { SchoolYear } from '#model/school-year.ts';
import type { ServiceSlug } from './schools.ts';

/** Something to be paid, before it is known by whom and under which notice number. */
export interface Charge {
  child: ChildId;
  service: ServiceSlug;
  schoolYear: SchoolYear;
  reason: string;
  amount: Cents;
  /** What one meal or one month costs: the step of a correction. */
  unit: Cents;
  issuedOn: Day;
  dueOn: Day;
}
