import type { Doc } from '#model/document.ts';
import type { TariffBody } from '#model/tariff.ts';
import { absencesOf } from './absences.ts';
import { chargesOf } from './charges.ts';
import { duesOf } from './dues.ts';
import type { Household } from './household.ts';
import { childDocs, familyDoc } from './household-docs.ts';
import { messagesOf } from './messages.ts';
import { paymentsOf } from './payments.ts';
import { presencesOf } from './presences.ts';
import { readMarksOf } from './read-marks.ts';
import type { World } from './world.ts';

/** What the whole town lends to one family's documents. */
export interface Surroundings {
  households: readonly Household[];
  tariffs: readonly TariffBody[];
  announcements: readonly Doc<'announcement'>[];
}

/**
 * A household's documents: family, children with their places, presences, absences, dues, payments, messages, marks.
 * The children of separated parents stand with the first of the two.
 */
export function familyDocs(
  world: World,
  household: Household,
  { households, tariffs, announcements }: Surroundings,
): Doc[] {
  const { first, children, isee } = household;
  const months = children.map((child) => presencesOf(world, child));
  const charges = children.flatMap((child, index) =>
    chargesOf(world, child, months[index] ?? [], tariffs, isee),
  );
  const sharing = households.filter(
    (one) => one.children === household.children,
  );
  const absences = children
    .flatMap((child) => absencesOf(world, child, sharing))
    .filter(({ family }) => family === household.id);
  const dues = duesOf(world, household, charges);
  const messages = messagesOf(world, household);
  return [
    familyDoc(household),
    ...(first
      ? children.flatMap((child) => childDocs(world, household, child))
      : []),
    ...(first ? months.flat() : []),
    ...absences,
    ...dues,
    ...paymentsOf(world, household, dues),
    ...messages,
    ...readMarksOf(world, household, announcements, messages),
  ];
}
