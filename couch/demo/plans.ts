import { cast } from './cast.ts';
import type { ChildPlan, FamilyPlan, Habit } from './family-plan.ts';
import { adultName, childName, surname } from './names.ts';
import { randomFor, type Random } from './random.ts';
import { levelOf, type ServiceSlug } from './schools.ts';

/**
 * The families of a town of `households` households, in order: first the cast, then drawn ones. A separated family
 * takes two households; the last one stays one household when there is no room for two.
 */
export function plansOf(seed: number, households: number): FamilyPlan[] {
  const plans: FamilyPlan[] = [];
  for (let taken = 0; taken < households;) {
    const plan = cast[plans.length] ?? drawn(seed, taken);
    const fitting =
      plan.separated && taken + 2 > households ? together(plan) : plan;
    plans.push(fitting);
    taken += fitting.separated ? 2 : 1;
  }
  return plans;
}

function together(plan: FamilyPlan): FamilyPlan {
  return { ...plan, separated: false };
}

function drawn(seed: number, index: number): FamilyPlan {
  const random = randomFor(seed, 'family', index);
  const mother = {
    givenName: adultName(random, 'F'),
    familyName: surname(random),
    sex: 'F' as const,
  };
  const father = {
    givenName: adultName(random, 'M'),
    familyName: surname(random),
    sex: 'M' as const,
  };
  const separated = random.chance(0.05);
  const alone = !separated && random.chance(0.12);
  const adults = alone
    ? [random.chance(0.85) ? mother : father]
    : random.chance(0.5)
      ? [mother, father]
      : [father, mother];
  const familyName = alone
    ? (adults[0] ?? mother).familyName
    : father.familyName;
  const since = random.chance(0.15) ? random.int(1, 2) : 0;
  return {
    adults,
    children: childrenOf(random, familyName, since),
    separated,
    habit: habitOf(random),
    ...(random.chance(0.72)
      ? { isee: Math.round(200_000 + random.next() ** 1.6 * 4_000_000) }
      : {}),
  };
}

function habitOf(random: Random): Habit {
  const draw = random.next();
  if (draw < 0.7) return 'punctual';
  if (draw < 0.87) return 'late';
  return draw < 0.95 ? 'arrears' : 'credit';
}

function childrenOf(
  random: Random,
  familyName: string,
  since: number,
): ChildPlan[] {
  const draw = random.next();
  const count = draw < 0.58 ? 1 : draw < 0.92 ? 2 : 3;
  const children: ChildPlan[] = [];
  let age = firstAge(random);
  for (let index = 0; index < count; index += 1) {
    const names = children.map(({ givenName }) => givenName);
    children.push(childOf(random, familyName, age, since, names));
    const gap = random.chance(0.04) ? 0 : random.int(2, 4);
    age = age + gap <= 10 ? age + gap : Math.max(0, age - gap);
  }
  return children;
}

/** More places at the primaria than at the nido, as in any town. */
function firstAge(random: Random): number {
  const draw = random.next();
  if (draw < 0.14) return random.int(0, 2);
  return draw < 0.44 ? random.int(3, 5) : random.int(6, 10);
}

function childOf(
  random: Random,
  familyName: string,
  age: number,
  since: number,
  siblings: readonly string[],
): ChildPlan {
  const sex = random.chance(0.5) ? 'F' : 'M';
  let givenName = childName(random, sex);
  while (siblings.includes(givenName)) givenName = childName(random, sex);
  const atNido = levelOf(0, age) === 'nido';
  const wanted: [ServiceSlug, number][] = [
    ['canteen', 0.92],
    ['transport', 0.2],
    ['pre-school', 0.2],
  ];
  const services: ChildPlan['services'] = {};
  for (const [service, share] of wanted)
    if (random.chance(share))
      services[service] = Math.max(
        since,
        random.chance(0.7) ? 0 : random.int(1, 2),
      );
  if (Object.keys(services).length === 0) services.canteen = since;
  return {
    givenName,
    familyName,
    sex,
    age,
    nursery: atNido || random.chance(0.45),
    since: age < 3 ? Math.max(since, 2 - age) : since,
    services,
  };
}
