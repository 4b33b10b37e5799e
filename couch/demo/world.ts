import { closes, type ClosureBody } from '#model/closure.ts';
import { daysFrom, weekday, type Day } from '#model/day.ts';
import { firstDay, schoolYearOf, type SchoolYear } from '#model/school-year.ts';
import { closuresOf, closuresSoon } from './closures.ts';
import { schoolOf, type Level, type ServiceSlug } from './schools.ts';

/** What every part of the town is drawn from. */
export interface World {
  seed: number;
  today: Day;
  /** Three, oldest first; the last is the one `today` is in. */
  years: readonly SchoolYear[];
  closures: readonly ClosureBody[];
  /** Monday to Friday, September to July. */
  weekdays(year: SchoolYear): readonly Day[];
  /** The days of a school year on which a service runs at a school, future ones included. */
  serviceDays(
    service: ServiceSlug,
    level: Level,
    year: SchoolYear,
  ): readonly Day[];
}

export function worldOf(seed: number, today: Day): World {
  const start = Number(schoolYearOf(today).slice(0, 4));
  const years = [start - 2, start - 1, start].map((one) => `${one}-${one + 1}`);
  const closures = [
    ...years.flatMap((year) => closuresOf(year)),
    ...closuresSoon(today),
  ];
  const known = new Map<string, readonly Day[]>();
  const once = (key: string, make: () => Day[]) => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  return {
    seed,
    today,
    years,
    closures,
    weekdays: (year) =>
      once(year, () =>
        daysFrom(firstDay(year), `${year.slice(5)}-07-31`).filter(
          (on) => weekday(on) < 6,
        ),
      ),
    serviceDays: (service, level, year) =>
      once(`${service} ${level} ${year}`, () =>
        runs(closures, service, level, year),
      ),
  };
}

function runs(
  closures: readonly ClosureBody[],
  service: ServiceSlug,
  level: Level,
  year: SchoolYear,
): Day[] {
  const [from, to] = season(service, level, year);
  const school = schoolOf(level).slug;
  return daysFrom(from, to).filter(
    (on) =>
      weekday(on) < 6 &&
      !closures.some((closure) => closes(closure, on, school, service)),
  );
}

/** First and last day of lessons, as a region's school calendar sets them; the canteen of the primaria starts later. */
function season(
  service: ServiceSlug,
  level: Level,
  year: SchoolYear,
): [Day, Day] {
  const first = year.slice(0, 4);
  const second = year.slice(5);
  switch (level) {
    case 'nido':
      return [`${first}-09-03`, `${second}-07-31`];
    case 'infanzia':
      return [`${first}-09-10`, `${second}-06-30`];
    case 'primaria':
      return service === 'canteen'
        ? [`${first}-09-21`, `${second}-06-05`]
        : [`${first}-09-14`, `${second}-06-08`];
  }
}
