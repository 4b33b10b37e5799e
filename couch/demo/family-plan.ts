import type { Cents } from '#model/money.ts';
import type { Sex } from './names.ts';
import type { ServiceSlug } from './schools.ts';

/** How a household pays: it decides what its statement looks like. */
export type Habit = 'punctual' | 'late' | 'arrears' | 'credit';

/** The situations that a demo login is there to show. */
export type Scene =
  | 'two-children'
  | 'separated'
  | 'arrears'
  | 'credit'
  | 'one-guardian'
  | 'corrected'
  | 'three-children'
  | 'newcomer';

export interface AdultPlan {
  givenName: string;
  familyName: string;
  sex: Sex;
}

export interface ChildPlan {
  givenName: string;
  familyName: string;
  sex: Sex;
  /** Year in which the current school year starts, less year of birth: 0-2 nido, 3-5 infanzia, 6-10 primaria. */
  age: number;
  /** True when the child goes, or went, to the nido at that age. */
  nursery: boolean;
  /** Index (0-2) of the first school year in which the Comune knows the child. */
  since: number;
  /** The other services, each with the index of its first school year. */
  services: Partial<Record<ServiceSlug, number>>;
}

/** What is decided of a family before its documents are drawn. */
export interface FamilyPlan {
  adults: readonly AdultPlan[];
  children: readonly ChildPlan[];
  /** True for two households with the same children, one adult each. */
  separated: boolean;
  habit: Habit;
  /** None: the full price. */
  isee?: Cents;
  scene?: Scene;
}
