import { monthOf, type Month } from '#model/day.ts';
import { isDoc, type Doc } from '#model/document.ts';
import type { ChildId, PersonId, Slug } from '#model/ids.ts';
import { schoolYearOf } from '#model/school-year.ts';
import type { ServiceFacts } from '#model/service-day.ts';
import { factsFor } from '#model/service-facts.ts';
import { currentLocale } from '../../app/locale.ts';

/** The types the attendance pages read. */
export const attendanceTypes = [
  'family',
  'enrolment',
  'presences',
  'absence',
  'service',
  'closure',
] as const;
export type AttendanceDoc = Doc<(typeof attendanceTypes)[number]>;

/** What is on this phone about attendance, by child and service. */
export interface AttendanceData {
  factsOf(child: ChildId, service: Slug): ServiceFacts;
  /** The services a child is enrolled in during the school year of a month. */
  servicesOf(child: ChildId, month: Month): Slug[];
  serviceName(service: Slug): string;
  /** Name of a member of this household; undefined for anybody else. */
  memberName(person: PersonId | undefined): string | undefined;
  /** The first month with anything in it. */
  firstMonth(children: readonly ChildId[]): Month | undefined;
}

export function attendanceData(docs: readonly AttendanceDoc[]): AttendanceData {
  const of = <T extends AttendanceDoc['type']>(type: T) =>
    docs.filter((one): one is Doc<T> & AttendanceDoc => isDoc(one, type));
  const sorted = {
    services: of('service'),
    enrolments: of('enrolment'),
    presences: of('presences'),
    absences: of('absence'),
    closures: of('closure'),
  };
  const { enrolments, presences, services } = sorted;
  return {
    factsOf: (child, service) => factsFor(child, service, sorted),
    servicesOf: (child, month) => [
      ...new Set(
        enrolments
          .filter(
            (one) =>
              one.child === child &&
              one.body.schoolYear === schoolYearOf(`${month}-01`),
          )
          .map(({ body }) => body.service)
          .sort(),
      ),
    ],
    serviceName: (service) => {
      const body = services.find((one) => one.body.service === service)?.body;
      const english = currentLocale() === 'en' ? body?.nameEn : undefined;
      return english ?? body?.name ?? service;
    },
    memberName: (person) =>
      of('family')
        .flatMap(({ body }) => body.members)
        .find((one) => one.person === person)?.givenName,
    firstMonth: (children) =>
      [
        ...enrolments.map(
          (one) => [one.child, monthOf(one.body.from)] as const,
        ),
        ...presences.map((one) => [one.child, one.body.month] as const),
      ]
        .filter(([child]) => child !== undefined && children.includes(child))
        .map(([, month]) => month)
        .sort()[0],
  };
}
