import { addDays } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { firstDay } from '#model/school-year.ts';
import { doc } from './envelope.ts';
import type { Household, Kid } from './household.ts';
import { moment } from './moment.ts';
import { uuidFor } from './random.ts';
import { schoolOf } from './schools.ts';
import type { World } from './world.ts';

/** The household itself: adults, children and payers, each with the day from which it holds. */
export function familyDoc(household: Household): Doc<'family'> {
  const { id, label, since: from, adults, children, payers } = household;
  return doc(
    'family',
    moment(from, '10:00'),
    { family: id },
    {
      label,
      members: adults.map(
        ({ person, givenName, familyName, fiscalCode, email }) => ({
          person,
          givenName,
          familyName,
          from,
          fiscalCode,
          email,
        }),
      ),
      children: children.map((child) => ({ child: child.id, from })),
      payers: [...payers],
    },
    id,
  );
}

/** A child and its places, year after year. */
export function childDocs(
  world: World,
  { since }: Household,
  child: Kid,
): Doc[] {
  const { id, givenName, familyName, born, fiscalCode } = child;
  const whose = { child: id };
  return [
    doc(
      'child',
      moment(since, '10:05'),
      whose,
      { givenName, familyName, born, fiscalCode },
      id,
    ),
    ...child.places.map((place) =>
      doc(
        'enrolment',
        moment(addDays(firstDay(place.year), -60), '11:30'),
        whose,
        {
          service: place.service,
          school: place.school,
          schoolName: schoolOf(place.level).name,
          group: place.group.slug,
          groupName: place.group.name,
          schoolYear: place.year,
          from: place.from,
          to: place.to,
        },
        uuidFor(world.seed, 'place', id, place.service, place.year),
      ),
    ),
  ];
}
