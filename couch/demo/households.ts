import { addDays, type Day } from '#model/day.ts';
import { firstDay, lastDay } from '#model/school-year.ts';
import type { FamilyPlan } from './family-plan.ts';
import type { Adult, Household, Kid, Payer } from './household.ts';
import { adultOf, kidOf } from './people.ts';
import { plansOf } from './plans.ts';
import { uuidFor } from './random.ts';
import type { World } from './world.ts';

/** The households of the town; those of separated parents stand side by side. */
export function householdsOf(world: World, count: number): Household[] {
  const households: Household[] = [];
  for (const plan of plansOf(world.seed, count))
    households.push(...built(world, plan, households.length));
  return households;
}

function built(world: World, plan: FamilyPlan, index: number): Household[] {
  const children = plan.children.map((child, number) =>
    kidOf(world, child, index, number),
  );
  const adults = plan.adults.map((adult, number) =>
    adultOf(world, adult, index, number),
  );
  const since = knownSince(world, children);
  const household = (
    offset: number,
    members: readonly Adult[],
    payers: readonly Payer[],
  ): Household => ({
    index: index + offset,
    id: uuidFor(world.seed, 'household', index + offset),
    label: `Famiglia ${[...new Set(members.map((one) => one.familyName))].join(' ')}`,
    since,
    adults: members as [Adult, ...Adult[]],
    children,
    payers,
    first: offset === 0,
    habit: plan.habit,
    ...(plan.isee === undefined ? {} : { isee: plan.isee }),
    ...(plan.scene === undefined ? {} : { scene: plan.scene }),
  });
  const [one, other] = adults;
  if (!one) throw new RangeError('a household without adults');
  if (!plan.separated || !other)
    return [
      household(
        0,
        adults,
        children.map((child) => ({
          child: child.id,
          person: one.person,
          from: since,
        })),
      ),
    ];
  return [
    household(0, [one], firstPays(world, children, one, since)),
    household(1, [other], secondPays(world, children, other, since)),
  ];
}

function knownSince(world: World, children: readonly Kid[]): Day {
  const first = children
    .flatMap((child) => child.places.map((place) => place.year))
    .sort()[0];
  return addDays(firstDay(first ?? world.years.at(-1) ?? ''), -75);
}

/**
 * Who pays after a separation: of several children one each; of one child the first parent until last school year,
 * then the second.
 */
function firstPays(
  world: World,
  children: readonly Kid[],
  { person }: Adult,
  from: Day,
): Payer[] {
  const until = world.years[1];
  return children
    .filter((_, number) => number % 2 === 0)
    .map((child) => ({
      child: child.id,
      person,
      from,
      ...(children.length === 1 && until ? { to: lastDay(until) } : {}),
    }));
}

function secondPays(
  world: World,
  children: readonly Kid[],
  { person }: Adult,
  since: Day,
): Payer[] {
  const current = firstDay(world.years.at(-1) ?? '');
  return children
    .filter((_, number) => children.length === 1 || number % 2 === 1)
    .map((child) => ({
      child: child.id,
      person,
      from: children.length === 1 ? current : since,
    }));
}
