import type { Day } from '#model/day.ts';
import type { ChildId, FamilyId, PersonId, Slug } from '#model/ids.ts';
import type { Cents } from '#model/money.ts';
import type { SchoolYear } from '#model/school-year.ts';
import type { Habit, Scene } from './family-plan.ts';
import type { Group, Level, ServiceSlug } from './schools.ts';

export interface Adult {
  person: PersonId;
  givenName: string;
  familyName: string;
  fiscalCode: string;
  email: string;
}

/** A child's place in a service for a school year. */
export interface Place {
  service: ServiceSlug;
  level: Level;
  school: Slug;
  year: SchoolYear;
  group: Group;
  from: Day;
  to: Day;
}

export interface Kid {
  id: ChildId;
  givenName: string;
  familyName: string;
  born: Day;
  fiscalCode: string;
  places: readonly Place[];
}

export interface Payer {
  child: ChildId;
  person: PersonId;
  from: Day;
  to?: Day;
}

/** A household as everything about it is drawn from. */
export interface Household {
  /** Its number in the town, from 0: the base of its notice numbers. */
  index: number;
  id: FamilyId;
  label: string;
  since: Day;
  adults: readonly [Adult, ...Adult[]];
  children: readonly Kid[];
  payers: readonly Payer[];
  /** False for the second household of separated parents, whose children's documents stand with the first. */
  first: boolean;
  habit: Habit;
  isee?: Cents;
  scene?: Scene;
}
