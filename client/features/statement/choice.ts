import type { Day } from '#model/day.ts';
import type { SchoolYear } from '#model/school-year.ts';
import { schoolYearOf } from '#model/school-year.ts';

/** What the two fieldsets say: which school years, which services. */
export interface Choice {
  schoolYears: SchoolYear[];
  services: string[];
}

/** What can be chosen, newest year first: `statementChoices` of the model. */
export type Offer = Choice;

const all = 'tutti';

/** Before any choice: the current school year, or the last with movements, and every service. */
export function initialChoice(offer: Offer, today: Day): Choice {
  const current = schoolYearOf(today);
  const year = offer.schoolYears.includes(current)
    ? current
    : offer.schoolYears[0];
  return { schoolYears: year ? [year] : [], services: offer.services };
}

/** The choice a URL carries; what it does not say, or says of nothing we have, is as before any choice. */
export function choiceFrom(
  search: URLSearchParams,
  offer: Offer,
  today: Day,
): Choice {
  const initial = initialChoice(offer, today);
  return {
    schoolYears: chosen(
      search.getAll('anno'),
      offer.schoolYears,
      initial.schoolYears,
    ),
    services: chosen(
      search.getAll('servizio'),
      offer.services,
      initial.services,
    ),
  };
}

function chosen(
  asked: readonly string[],
  offered: string[],
  initial: string[],
): string[] {
  if (asked.includes(all)) return offered;
  const known = offered.filter((one) => asked.includes(one));
  return known.length > 0 ? known : initial;
}

/** The query of a choice, for the address bar; 'tutti' stays true when a new year or service comes. */
export function searchOf(choice: Choice, offer: Offer): string {
  const search = new URLSearchParams();
  const put = (name: string, values: string[], offered: string[]) => {
    if (values.length === offered.length) search.append(name, all);
    else for (const value of values) search.append(name, value);
  };
  put('anno', choice.schoolYears, offer.schoolYears);
  put('servizio', choice.services, offer.services);
  return search.toString();
}
