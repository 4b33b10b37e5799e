import type { DueDoc } from './due.ts';
import type { Slug } from './ids.ts';
import type { PaymentDoc } from './payment.ts';
import type { SchoolYear } from './school-year.ts';

/** What there is to tick: the school years, newest first, and the services in which anything was owed or paid. */
export function statementChoices(
  dues: readonly DueDoc[],
  payments: readonly PaymentDoc[],
): { schoolYears: SchoolYear[]; services: Slug[] } {
  const docs = [...dues, ...payments];
  return {
    schoolYears: distinct(docs.map((one) => one.body.schoolYear)).reverse(),
    services: distinct(docs.map((one) => one.body.service)),
  };
}

function distinct(values: readonly string[]): string[] {
  return Array.from(new Set(values)).sort();
}
