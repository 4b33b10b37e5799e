import { monthOf, type Day, type Month } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Presence } from '#model/presences.ts';
import { doc } from './envelope.ts';
import { awayIn, type Away } from './health.ts';
import type { Kid, Place } from './household.ts';
import { moment } from './moment.ts';
import { randomFor } from './random.ts';
import { recordOf } from './register.ts';
import type { World } from './world.ts';

/** What the registers say of a child in the months up to `today`, one document a month and service. */
export function presencesOf(world: World, child: Kid): Doc<'presences'>[] {
  return child.places.flatMap((place) => {
    const away = awayIn(world, child.id, place.level, place.year);
    return [...byMonth(daysOf(world, place))].map(([month, days]) =>
      monthDoc(world, child, place, month, days, away),
    );
  });
}

function daysOf(world: World, place: Place): Day[] {
  return world
    .serviceDays(place.service, place.level, place.year)
    .filter((on) => place.from <= on && on <= place.to && on <= world.today);
}

function byMonth(days: readonly Day[]): Map<Month, Day[]> {
  const months = new Map<Month, Day[]>();
  for (const on of days) {
    const found = months.get(monthOf(on));
    if (found) found.push(on);
    else months.set(monthOf(on), [on]);
  }
  return months;
}

function monthDoc(
  world: World,
  child: Kid,
  place: Place,
  month: Month,
  days: readonly Day[],
  away: readonly Away[],
): Doc<'presences'> {
  const random = randomFor(world.seed, 'month', child.id, place.service, month);
  const records: Record<string, Presence> = {};
  let last = moment(days.at(-1) ?? world.today, '10:00');
  for (const on of days) {
    const absent = away.some(({ from, to }) => from <= on && on <= to);
    const record = recordOf(world, place, on, absent, random);
    // Somebody forgets to take the register about once in two hundred days.
    if (random.chance(0.005)) continue;
    records[on.slice(8)] = record;
    last = record.at;
  }
  return doc(
    'presences',
    last,
    { child: child.id },
    { service: place.service, month, days: records },
  );
}
