import { concerns } from '#model/announcement.ts';
import { addDays, type Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { doc } from './envelope.ts';
import type { Adult, Household } from './household.ts';
import { later } from './moment.ts';
import { randomFor } from './random.ts';
import type { World } from './world.ts';

/** What the adults of a household have read: nearly all that is older than some days, the second parent half of it. */
export function readMarksOf(
  world: World,
  household: Household,
  announcements: readonly Doc<'announcement'>[],
  messages: readonly Doc<'message'>[],
): Doc<'readMark'>[] {
  const reach = reachOf(world, household);
  const newest: Instant = `${addDays(world.today, -12)}T00:00:00.000Z`;
  const items = [
    ...announcements
      .filter(({ body }) => concerns(body, reach))
      .map(({ _id, at, body }) => ({ _id, at, confirm: body.confirm })),
    ...messages
      .filter(({ body }) => body.from.side === 'office')
      .map(({ _id, at }) => ({ _id, at, confirm: false })),
  ].filter(({ at }) => at < newest && at > `${household.since}T`);
  return household.adults.flatMap((adult, number) => {
    const random = randomFor(world.seed, 'read', household.index, number);
    return items
      .filter(() => random.chance(number === 0 ? 0.93 : 0.45))
      .map(({ _id, at, confirm }) =>
        mark(
          household,
          adult,
          _id,
          later(at, random.int(600, 200_000)),
          confirm,
        ),
      );
  });
}

function reachOf(
  world: World,
  { children }: Household,
): { schools: string[]; services: string[] } {
  const current = children
    .flatMap(({ places }) => places)
    .filter(({ year }) => year === world.years.at(-1));
  return {
    schools: current.map(({ school }) => school),
    services: current.map(({ service }) => service),
  };
}

function mark(
  { id }: Household,
  { person }: Adult,
  target: string,
  at: Instant,
  confirmed: boolean,
): Doc<'readMark'> {
  return doc(
    'readMark',
    at,
    {
      family: id,
      author: person,
      received: { at: later(at, 20), by: 'portal' },
    },
    { target, confirmed },
  );
}
