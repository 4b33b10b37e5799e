import { absenceStands, type AbsenceDoc } from './absence.ts';
import { closes, type ClosureDoc } from './closure.ts';
import { weekday, type Day } from './day.ts';
import type { EnrolmentDoc } from './enrolment.ts';
import { presenceOn, type Presence, type PresencesDoc } from './presences.ts';
import { isWithin } from './range.ts';
import type { ServiceDoc } from './service.ts';

/** Everything known about one child in one service; see factsFor in service-facts.ts. */
export interface ServiceFacts {
  service: ServiceDoc | undefined;
  enrolments: readonly EnrolmentDoc[];
  presences: readonly PresencesDoc[];
  absences: readonly AbsenceDoc[];
  closures: readonly ClosureDoc[];
}

/**
 * `reported`: an absence stands and nothing was recorded yet; `awaited`: a day of service to come, or today's not
 * recorded yet; `unrecorded`: a day of service gone by without a record; `none`: no service that day.
 */
export type DayState =
  | 'present'
  | 'absent'
  | 'reported'
  | 'closed'
  | 'awaited'
  | 'unrecorded'
  | 'none';

/** What is known of one day of a child in a service: plan, absence and fact stay apart. */
export interface ServiceDay {
  day: Day;
  state: DayState;
  presence?: Presence;
  /** The absence as it stands, also one taken back. */
  absence?: AbsenceDoc;
  /** Why the service does not run. */
  closure?: string;
  enrolment?: EnrolmentDoc;
}

export function serviceDay(
  day: Day,
  facts: ServiceFacts,
  today: Day,
): ServiceDay {
  const enrolment = facts.enrolments.find(({ body }) => isWithin(body, day));
  const presence = presenceIn(facts.presences, day);
  const absence = facts.absences.find(({ body }) => body.day === day);
  const closure = enrolment && closureOn(day, facts.closures, enrolment);
  return {
    day,
    state: stateOf(),
    ...(presence && { presence }),
    ...(absence && { absence }),
    ...(closure && { closure: closure.body.reason }),
    ...(enrolment && { enrolment }),
  };

  function stateOf(): DayState {
    // A recorded fact stands over every plan: a parent's report never hides it.
    if (presence) return presence.state;
    if (!enrolment || !runsOn(day, facts.service)) return 'none';
    if (closure) return 'closed';
    if (absence && absenceStands(absence)) return 'reported';
    return day < today ? 'unrecorded' : 'awaited';
  }
}

function presenceIn(
  months: readonly PresencesDoc[],
  day: Day,
): Presence | undefined {
  for (const { body } of months) {
    const presence = presenceOn(body, day);
    if (presence) return presence;
  }
  return undefined;
}

function closureOn(
  day: Day,
  closures: readonly ClosureDoc[],
  { body }: EnrolmentDoc,
): ClosureDoc | undefined {
  return closures.find((one) =>
    closes(one.body, day, body.school, body.service),
  );
}

/** Without the service's own document the usual school week is assumed. */
export function runsOn(day: Day, service: ServiceDoc | undefined): boolean {
  return (service?.body.weekdays ?? [1, 2, 3, 4, 5]).includes(weekday(day));
}
