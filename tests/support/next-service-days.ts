import { addDays, type Day } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { ChildId, Slug } from '#model/ids.ts';
import { factsFor } from '#model/service-facts.ts';
import { serviceDay } from '#model/service-day.ts';
import type { DemoTown } from '../../couch/demo/town.ts';

/** The first days from tomorrow on when this service runs for the child and nothing is planned. @throws Error when a year has too few. */
export function nextServiceDays(
  { documents, today }: Pick<DemoTown, 'documents' | 'today'>,
  child: ChildId,
  service: Slug,
  count: number,
): Day[] {
  const facts = factsFor(child, service, {
    services: documents.filter((one) => isDoc(one, 'service')),
    enrolments: documents.filter((one) => isDoc(one, 'enrolment')),
    presences: documents.filter((one) => isDoc(one, 'presences')),
    absences: documents.filter((one) => isDoc(one, 'absence')),
    closures: documents.filter((one) => isDoc(one, 'closure')),
  });
  const found: Day[] = [];
  for (let ahead = 1; found.length < count; ahead += 1) {
    if (ahead > 365) throw new Error(`no day of ${service} for ${child}`);
    const day = addDays(today, ahead);
    if (serviceDay(day, facts, today).state === 'awaited') found.push(day);
  }
  return found;
}
