import { addDays, type Day } from '#model/day.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { presencesId } from '#model/document-id.ts';
import { presenceOn, type Presence } from '#model/presences.ts';
import { doc } from './envelope.ts';
import type { Kid, Place } from './household.ts';
import type { World } from './world.ts';

const days = 10;

/**
 * The registers of the last ten days of each group, as its school took them: the same facts that stand in the
 * children's months. Of older days only the months are kept.
 */
export function rollCallsOf(
  world: World,
  children: readonly Kid[],
  documents: readonly Doc[],
): Doc<'rollCall'>[] {
  const months = new Map(
    documents
      .filter((one) => isDoc(one, 'presences'))
      .map((one) => [one._id, one] as const),
  );
  const year = world.years.at(-1) ?? '';
  const groups = new Map<string, { place: Place; members: Kid[] }>();
  for (const child of children)
    for (const place of child.places) {
      if (place.year !== year) continue;
      const found = groups.get(place.group.slug) ?? { place, members: [] };
      found.members.push(child);
      groups.set(place.group.slug, found);
    }
  return [...groups.values()].flatMap(({ place, members }) =>
    lastDays(world, place).flatMap(
      (on) => rollCallOf(place, members, months, on) ?? [],
    ),
  );
}

function lastDays(world: World, { service, level, year }: Place): Day[] {
  return world
    .serviceDays(service, level, year)
    .filter((on) => on <= world.today && on > addDays(world.today, -30))
    .slice(-days);
}

function rollCallOf(
  place: Place,
  members: readonly Kid[],
  months: ReadonlyMap<string, Doc<'presences'>>,
  on: Day,
): Doc<'rollCall'> | undefined {
  const entries: Doc<'rollCall'>['body']['entries'] = {};
  let last = '';
  for (const { id } of members) {
    const month = months.get(presencesId(id, place.service, on.slice(0, 7)));
    const record = month && presenceOn(month.body, on);
    if (!record) continue;
    entries[id] = entryOf(record);
    if (record.at > last) last = record.at;
  }
  if (last === '') return undefined;
  return doc(
    'rollCall',
    last,
    {},
    {
      service: place.service,
      school: place.school,
      group: place.group.slug,
      day: on,
      by: place.group.name,
      entries,
    },
  );
}

/** The record without its group, which the roll call names once. */
function entryOf(record: Presence): Omit<Presence, 'by'> {
  const { state, at, in: came, out, meal } = record;
  return {
    state,
    at,
    ...(came === undefined ? {} : { in: came }),
    ...(out === undefined ? {} : { out }),
    ...(meal === undefined ? {} : { meal }),
  };
}
