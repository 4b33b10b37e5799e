import type { AbsenceCause } from '#model/absence.ts';
import { addDays, type Day } from '#model/day.ts';
import { firstDay, type SchoolYear } from '#model/school-year.ts';
import { randomFor, type Random } from './random.ts';
import type { Level } from './schools.ts';
import type { World } from './world.ts';

/** A stretch of days a child is away from everything. */
export interface Away {
  from: Day;
  to: Day;
  cause: AbsenceCause;
}

/** Chance that an illness starts on a school day, September to August: winter is worst. */
const winter = [
  0.015, 0.02, 0.028, 0.032, 0.042, 0.042, 0.03, 0.02, 0.014, 0.01, 0.008, 0,
];
/** The little ones fall ill more often, and for longer. */
const frailty: Record<Level, number> = {
  nido: 1.6,
  infanzia: 1.25,
  primaria: 0.8,
};

/** When a child is away in a school year; drawn for the whole year, so that it does not depend on `today`. */
export function awayIn(
  world: World,
  child: string,
  level: Level,
  year: SchoolYear,
): Away[] {
  const random = randomFor(world.seed, 'health', child, year);
  const stretches: Away[] = [];
  let well = firstDay(year);
  for (const on of world.weekdays(year)) {
    if (on < well) continue;
    const stretch = startingOn(random, on, level);
    if (!stretch) continue;
    stretches.push(stretch);
    well = addDays(stretch.to, 2);
  }
  return stretches;
}

function startingOn(random: Random, on: Day, level: Level): Away | undefined {
  const month = (Number(on.slice(5, 7)) + 3) % 12;
  const illness = (winter[month] ?? 0) * frailty[level];
  const draw = random.next();
  if (draw < illness)
    return {
      from: on,
      to: addDays(on, random.int(1, level === 'nido' ? 8 : 5)),
      cause: 'illness',
    };
  if (draw < illness + 0.006)
    return { from: on, to: on, cause: random.pick(['family', 'other']) };
  if (draw < illness + 0.0075)
    return { from: on, to: addDays(on, random.int(2, 6)), cause: 'holiday' };
  return undefined;
}
