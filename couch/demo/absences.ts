import { absenceCauses, type AbsenceCause } from '#model/absence.ts';
import { addDays, daysFrom, type Day, type Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { doc } from './envelope.ts';
import { awayIn, type Away } from './health.ts';
import type { Adult, Household, Kid } from './household.ts';
import { clockOf, later, moment } from './moment.ts';
import { randomFor, type Random } from './random.ts';
import type { World } from './world.ts';

/** Who reports, and when it reached the Comune. */
interface Report {
  household: Household;
  adult: Adult;
  receivedAt: Instant;
}

/**
 * The absences reported for a child in the current school year by the adults of `households`, those that share the
 * child: most illnesses, now and then too late; a few days to come; one taken back.
 */
export function absencesOf(
  world: World,
  child: Kid,
  households: readonly Household[],
): Doc<'absence'>[] {
  const year = world.years.at(-1) ?? '';
  const level = child.places.find((place) => place.year === year)?.level;
  if (!level) return [];
  const random = randomFor(world.seed, 'absences', child.id, year);
  const away = awayIn(world, child.id, level, year);
  const reported = away.flatMap((stretch) =>
    stretchDocs(world, child, households, stretch, random),
  );
  const shows = households.some(({ scene }) => scene === 'two-children');
  const planned = shows || random.chance(0.15);
  const takenBack = shows || random.chance(0.08);
  const taken = new Set(reported.map(({ _id }) => _id));
  return [
    ...reported,
    ...(takenBack ? single(world, child, households, 'withdrawn', random) : []),
    ...(planned ? single(world, child, households, 'planned', random) : []),
  ].filter(({ _id }, index) => index < reported.length || !taken.has(_id));
}

function stretchDocs(
  world: World,
  child: Kid,
  households: readonly Household[],
  { from, to, cause }: Away,
  random: Random,
): Doc<'absence'>[] {
  const report = reporter(households, random, morning(from, cause, random));
  const told = random.chance(0.6) && report.receivedAt <= endOf(world.today);
  if (!told) return [];
  const note = random.chance(0.2) ? random.pick(notes[cause]) : undefined;
  return daysFrom(from, to).flatMap((on) =>
    dayDocs(world, child, report, on, cause, { withdrawn: false, note }),
  );
}

/** When the report of a stretch arrives: a holiday a week before, an illness in the morning, one in ten too late. */
function morning(from: Day, cause: AbsenceCause, random: Random): Instant {
  const minutes = random.int(0, 100);
  if (cause === 'holiday')
    return moment(addDays(from, -7), clockOf(1_180 + minutes));
  const late = random.chance(0.1);
  return moment(from, clockOf((late ? 580 : 400) + minutes));
}

/** A day to come said a week before, or a day gone by said the evening before and taken back. */
function single(
  world: World,
  child: Kid,
  households: readonly Household[],
  which: 'planned' | 'withdrawn',
  random: Random,
): Doc<'absence'>[] {
  const on = dayNear(world, child, which, random.int(1, 9));
  if (on === undefined) return [];
  const planned = which === 'planned';
  const said = moment(addDays(on, planned ? -10 : -1), '19:42');
  const report = reporter(households, random, said);
  return dayDocs(world, child, report, on, planned ? 'family' : 'illness', {
    withdrawn: !planned,
  });
}

/** A day on which the child is expected, that many service days after today or before it. */
function dayNear(
  world: World,
  child: Kid,
  which: 'planned' | 'withdrawn',
  distance: number,
): Day | undefined {
  const place = child.places.at(-1);
  if (!place) return undefined;
  const days = world.serviceDays(place.service, place.level, place.year);
  return which === 'planned'
    ? days.filter((on) => on > world.today)[distance - 1]
    : days.filter((on) => on < world.today).at(-distance);
}

function dayDocs(
  world: World,
  child: Kid,
  { household, adult, receivedAt }: Report,
  on: Day,
  cause: AbsenceCause,
  said: { withdrawn: boolean; note?: string | undefined },
): Doc<'absence'>[] {
  return child.places
    .filter(
      ({ service, level, year, from, to }) =>
        from <= on &&
        on <= to &&
        world.serviceDays(service, level, year).includes(on),
    )
    .map(({ service }) =>
      doc(
        'absence',
        later(receivedAt, -40),
        {
          family: household.id,
          child: child.id,
          author: adult.person,
          received: { at: receivedAt, by: 'portal' },
        },
        {
          service,
          day: on,
          cause,
          withdrawn: said.withdrawn,
          ...(said.note === undefined ? {} : { note: said.note }),
        },
      ),
    );
}

function reporter(
  households: readonly Household[],
  random: Random,
  receivedAt: Instant,
): Report {
  const household = random.pick(households);
  return { household, adult: random.pick(household.adults), receivedAt };
}

function endOf(on: Day): Instant {
  return `${on}T22:59:59.000Z`;
}

const notes: Record<(typeof absenceCauses)[number], readonly string[]> = {
  illness: [
    'Ha la febbre da stanotte.',
    'Mal di gola, resta a casa.',
    'Otite: il pediatra dice qualche giorno.',
  ],
  family: ['Visita medica in mattinata.', 'Siamo dai nonni.'],
  holiday: ['Siamo via fino a fine settimana.'],
  other: ['Lo tengo a casa oggi.', 'Sciopero dei treni, non riusciamo.'],
};
