import { absenceStands, type AbsenceDoc } from './absence.ts';
import { closes, type ClosureDoc } from './closure.ts';
import { addDays, type Day } from './day.ts';
import type { EnrolmentDoc } from './enrolment.ts';
import type { ChildId, Slug } from './ids.ts';
import { serviceDay, type ServiceDay } from './service-day.ts';
import { factsFor, servicesOf, type AttendanceDocs } from './service-facts.ts';

/** One service of a child, today and tomorrow; `name` is the service's, its slug while its document is not here. */
export interface ServiceToday {
  service: Slug;
  name: string;
  today: ServiceDay;
  tomorrow: ServiceDay;
}

/** What a home card says of a child. */
export interface ChildToday {
  /** The services the child is enrolled in today or tomorrow, or was recorded in today. */
  services: ServiceToday[];
  /** Absences that stand for days after tomorrow, earliest first. */
  absences: AbsenceDoc[];
  /** The next closure of one of the child's services, also one that runs today. */
  closure?: ClosureDoc;
}

export function childToday(
  child: ChildId,
  docs: AttendanceDocs,
  today: Day,
): ChildToday {
  const tomorrow = addDays(today, 1);
  const services = servicesOf(child, docs)
    .map((service) => {
      const facts = factsFor(child, service, docs);
      return {
        service,
        name: facts.service?.body.name ?? service,
        today: serviceDay(today, facts, today),
        tomorrow: serviceDay(tomorrow, facts, today),
      };
    })
    .filter(
      (one) =>
        one.today.enrolment ?? one.tomorrow.enrolment ?? one.today.presence,
    );
  const enrolments = docs.enrolments.filter((one) => one.child === child);
  const closure = nextClosure(docs.closures, enrolments, today);
  return {
    services,
    absences: docs.absences
      .filter(
        (one) =>
          one.child === child && absenceStands(one) && one.body.day > tomorrow,
      )
      .sort((one, other) => (one.body.day < other.body.day ? -1 : 1)),
    ...(closure && { closure }),
  };
}

/** The first closure that has not ended and falls into an enrolment it concerns. */
export function nextClosure(
  closures: readonly ClosureDoc[],
  enrolments: readonly EnrolmentDoc[],
  today: Day,
): ClosureDoc | undefined {
  return closures
    .filter(
      ({ body }) =>
        body.to >= today &&
        enrolments.some((one) => touches(body, one.body, today)),
    )
    .sort((one, other) => (one.body.from < other.body.from ? -1 : 1))[0];
}

/** True when some day from today on lies in both and the closure names the enrolment's school and service. */
function touches(
  closure: ClosureDoc['body'],
  enrolment: EnrolmentDoc['body'],
  today: Day,
): boolean {
  const from = [closure.from, enrolment.from, today].sort()[2] ?? today;
  return (
    from <= closure.to &&
    (enrolment.to === undefined || from <= enrolment.to) &&
    closes(closure, from, enrolment.school, enrolment.service)
  );
}
