import type { Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { FamilyId, Slug } from '#model/ids.ts';
import { announcementsOf, type DemoFile } from './announcements.ts';
import { familyDocs } from './family-docs.ts';
import type { Scene } from './family-plan.ts';
import { householdsOf } from './households.ts';
import { loginsOf, type DemoLogin } from './logins.ts';
import { rollCallsOf } from './roll-calls.ts';
import { schools } from './schools.ts';
import { tariffsOf } from './tariffs.ts';
import { townDocs } from './town-docs.ts';
import { worldOf } from './world.ts';

export interface DemoOptions {
  seed: number;
  /** Households, at least 1; separated parents are two. */
  families: number;
  /** The last day of which anything is known. The same seed and day give the same town, byte for byte. */
  today: Day;
}

export interface DemoTown {
  seed: number;
  today: Day;
  comune: { name: string };
  /**
   * The registry's documents: the town's first, then family by family, the roll calls last, so that the months they
   * would be projected into are already there.
   */
  documents: readonly Doc[];
  /** The files of announcements, by document id. */
  attachments: ReadonlyMap<string, readonly DemoFile[]>;
  schools: readonly Slug[];
  families: readonly FamilyId[];
  logins: readonly DemoLogin[];
}

/** The Comune di Montelago, which does not exist: its schools, families and three years of their life. */
export function demoTown({ seed, families, today }: DemoOptions): DemoTown {
  const world = worldOf(seed, today);
  const tariffs = tariffsOf(world.years);
  const announcements = announcementsOf(world, tariffs);
  const households = householdsOf(world, families);
  const own = households.flatMap((household) =>
    familyDocs(world, household, {
      households,
      tariffs,
      announcements: announcements.documents,
    }),
  );
  const children = households
    .filter(({ first }) => first)
    .flatMap((household) => household.children);
  return {
    seed,
    today,
    comune: { name: 'Comune di Montelago' },
    documents: [
      ...townDocs(world, tariffs),
      ...announcements.documents,
      ...own,
      ...rollCallsOf(world, children, own),
    ],
    attachments: announcements.files,
    schools: schools.map(({ slug }) => slug),
    families: households.map(({ id }) => id),
    logins: loginsOf(households),
  };
}

/** The first login of a scene; throws RangeError when the town is too small to have it. */
export function loginOf(town: DemoTown, scene: Scene): DemoLogin {
  const found = town.logins.find((login) => login.scene === scene);
  if (!found) throw new RangeError(`no ${scene} family in this town`);
  return found;
}
