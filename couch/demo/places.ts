import type { Day } from '#model/day.ts';
import { firstDay, lastDay } from '#model/school-year.ts';
import type { ChildPlan } from './family-plan.ts';
import type { Place } from './household.ts';
import type { Random } from './random.ts';
import { groupOf, levelOf, schoolOf, type ServiceSlug } from './schools.ts';
import type { World } from './world.ts';

/** A child's places, year by year: the nido first if it goes there, then canteen, bus and pre-school as wanted. */
export function placesOf(
  world: World,
  plan: ChildPlan,
  born: Day,
  random: Random,
): Place[] {
  const lot = random.int(0, 9);
  const places: Place[] = [];
  for (const [index, year] of world.years.entries()) {
    const start = Number(year.slice(0, 4));
    const age = start - Number(born.slice(0, 4));
    const level = levelOf(start - age, start);
    // The nido takes babies from their third month.
    if (index < plan.since || !level || born > `${start}-05-31`) continue;
    for (const service of servicesAt(plan, index, level === 'nido'))
      places.push({
        service,
        level,
        school: schoolOf(level).slug,
        year,
        group: groupOf(service, level, age, lot),
        from: firstDay(year),
        to: leaving(random, service, index) ?? lastDay(year),
      });
  }
  return places;

  /** Now and then somebody gives the bus up in winter; not in the current year, which has not got there. */
  function leaving(
    draws: Random,
    service: ServiceSlug,
    index: number,
  ): Day | undefined {
    const leaves = service === 'transport' && index < 2 && draws.chance(0.1);
    return leaves ? `${world.years[index]?.slice(5) ?? ''}-01-31` : undefined;
  }
}

function servicesAt(
  plan: ChildPlan,
  index: number,
  atNido: boolean,
): ServiceSlug[] {
  if (atNido) return plan.nursery ? ['nursery'] : [];
  const wanted: ServiceSlug[] = ['canteen', 'transport', 'pre-school'];
  return wanted.filter((service) => (plan.services[service] ?? 3) <= index);
}
