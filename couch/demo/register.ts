import type { Clock, Day, Instant } from '#model/day.ts';
import type { Presence } from '#model/presences.ts';
import type { Place } from './household.ts';
import { clockOf, moment } from './moment.ts';
import { randomFor, type Random } from './random.ts';
import type { World } from './world.ts';

/** What the register of a place says of a child on a day. On `today` itself nobody has gone home yet. */
export function recordOf(
  world: World,
  place: Place,
  on: Day,
  away: boolean,
  random: Random,
): Presence {
  const by = place.group.name;
  const taken = takenAt(world, place, on);
  // Every draw is made whatever comes of it: one day's state does not shift the next days.
  const [skip, first, second, third] = [
    random.next(),
    random.int(0, 70),
    random.int(0, 90),
    random.next(),
  ];
  if (away || skip < skipping[place.service])
    return { state: 'absent', by, at: taken };
  switch (place.service) {
    case 'canteen':
      return {
        state: 'present',
        by,
        at: taken,
        meal: third < 0.04 ? 'light' : 'full',
      };
    case 'nursery':
      return inNursery(world, by, on, first, second, third);
    case 'pre-school': {
      const came = clockOf(450 + Math.floor(first / 2));
      return { state: 'present', by, at: moment(on, came), in: came };
    }
    case 'transport':
      return { state: 'present', by, at: taken };
  }
}

/** How often a child who is well does not use the service: fetched at noon, driven to school, up late. */
const skipping = {
  canteen: 0.025,
  nursery: 0.01,
  transport: 0.05,
  'pre-school': 0.09,
} as const;

function inNursery(
  world: World,
  by: string,
  on: Day,
  first: number,
  second: number,
  third: number,
): Presence {
  const came = clockOf(450 + first);
  // One in twelve goes home after lunch, a few before.
  const left =
    third < 0.02 ? 690 + Math.floor(second / 6) : third < 0.1 ? 780 : 945;
  const gone: Clock = clockOf(left + Math.floor(second / (left > 900 ? 1 : 4)));
  if (on === world.today)
    return {
      state: 'present',
      by,
      at: moment(on, came),
      in: came,
      meal: 'full',
    };
  return {
    state: 'present',
    by,
    at: moment(on, gone),
    in: came,
    out: gone,
    meal: third < 0.02 ? 'none' : third > 0.95 ? 'light' : 'full',
  };
}

/** A group's register is taken once a day, at one moment for all its children. */
function takenAt(world: World, { service, group }: Place, on: Day): Instant {
  const minutes = randomFor(world.seed, 'register', group.slug, on).int(0, 25);
  const from = service === 'canteen' || service === 'nursery' ? 555 : 475;
  return moment(on, clockOf(from + minutes));
}
