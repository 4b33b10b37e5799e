import type { Day } from '#model/day.ts';
import { fiscalCodeOf } from '#model/fiscal-code.ts';
import type { AdultPlan, ChildPlan } from './family-plan.ts';
import type { Adult, Kid } from './household.ts';
import { plain } from './names.ts';
import { placesOf } from './places.ts';
import { randomFor, uuidFor, type Label, type Random } from './random.ts';
import type { World } from './world.ts';

/**
 * Place of birth of everybody in the demo town. Codes of places (codici catastali) begin with A to M for Comuni and
 * with Z for other countries; none begins with N, so no code made here can be that of a living person.
 */
const place = 'N900';

/** `labels` name the person in the town. Addresses are of example.org, which delivers to nobody (RFC 2606). */
export function adultOf(
  world: World,
  plan: AdultPlan,
  ...labels: Label[]
): Adult {
  const random = randomFor(world.seed, 'adult', ...labels);
  const { givenName, familyName, sex } = plan;
  const year = Number(world.today.slice(0, 4)) - random.int(29, 48);
  const born = dayIn(random, year, 12);
  return {
    person: uuidFor(world.seed, 'adult', ...labels),
    givenName,
    familyName,
    fiscalCode: fiscalCodeOf({ givenName, familyName, sex, born, place }),
    email: `${plain(givenName)}.${plain(familyName)}@example.org`,
  };
}

export function kidOf(world: World, plan: ChildPlan, ...labels: Label[]): Kid {
  const random = randomFor(world.seed, 'child', ...labels);
  const { givenName, familyName, sex } = plan;
  const start = Number((world.years.at(-1) ?? '').slice(0, 4));
  const born = dayIn(random, start - plan.age, plan.age === 0 ? 5 : 12);
  return {
    id: uuidFor(world.seed, 'child', ...labels),
    givenName,
    familyName,
    born,
    fiscalCode: fiscalCodeOf({ givenName, familyName, sex, born, place }),
    places: placesOf(world, plan, born, random),
  };
}

function dayIn(random: Random, year: number, months: number): Day {
  const month = String(random.int(1, months)).padStart(2, '0');
  return `${year}-${month}-${String(random.int(1, 28)).padStart(2, '0')}`;
}
