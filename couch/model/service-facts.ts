import type { AbsenceDoc } from './absence.ts';
import type { ClosureDoc } from './closure.ts';
import type { EnrolmentDoc } from './enrolment.ts';
import type { ChildId, Slug } from './ids.ts';
import type { PresencesDoc } from './presences.ts';
import type { ServiceFacts } from './service-day.ts';
import type { ServiceDoc } from './service.ts';

/** The documents of a family and of the town from which attendance is read. */
export interface AttendanceDocs {
  services: readonly ServiceDoc[];
  enrolments: readonly EnrolmentDoc[];
  presences: readonly PresencesDoc[];
  absences: readonly AbsenceDoc[];
  closures: readonly ClosureDoc[];
}

/** What concerns one child in one service. */
export function factsFor(
  child: ChildId,
  service: Slug,
  docs: AttendanceDocs,
): ServiceFacts {
  const concerns = (doc: { child?: ChildId; body: { service: Slug } }) =>
    doc.child === child && doc.body.service === service;
  return {
    service: docs.services.find(({ body }) => body.service === service),
    enrolments: docs.enrolments.filter(concerns),
    presences: docs.presences.filter(concerns),
    absences: docs.absences.filter(concerns),
    closures: docs.closures,
  };
}

/** The services a child was ever enrolled or seen in, in alphabetical order. */
export function servicesOf(
  child: ChildId,
  docs: Pick<AttendanceDocs, 'enrolments' | 'presences'>,
): Slug[] {
  const seen = new Set<Slug>();
  for (const doc of [...docs.enrolments, ...docs.presences])
    if (doc.child === child) seen.add(doc.body.service);
  return Array.from(seen).sort();
}
