import type { Day } from '#model/day.ts';
import type { Ties } from '#model/destinations.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { typeOfId } from '#model/document-id.ts';
import type { EnrolmentDoc } from '#model/enrolment.ts';
import { childrenOn, type FamilyDoc } from '#model/family.ts';
import type { ChildId, FamilyId } from '#model/ids.ts';
import { isWithin } from '#model/range.ts';
import { linksOf } from './links.ts';

/** The registry's households and enrolments, held so that who is tied to a child is known without asking. */
export interface TiesIndex {
  /** Takes in a family or an enrolment, in place of its former state. */
  put(doc: Doc): void;
  remove(id: string): void;
  on(day: Day): Ties;
  childrenOfFamily(family: FamilyId, day: Day): ChildId[];
  childrenOfSchool(school: string, day: Day): ChildId[];
  /** True when the household has, will have or is known to have had the child. */
  everHad(family: FamilyId, child: ChildId): boolean;
  /** Takes in what a household's document said before. */
  recall(former: Doc): void;
  families(): FamilyId[];
  schools(): string[];
  /** Whoever has or had a place in the group. */
  childrenOfGroup(group: string): ChildId[];
  groupsOf(service: string): string[];
}

export function tiesIndex(): TiesIndex {
  const households = new Map<string, FamilyDoc>();
  const places = new Map<string, EnrolmentDoc>();
  const homes = linksOf();
  const formerHomes = linksOf();
  const enrolments = linksOf();
  const schools = linksOf();
  const groups = linksOf();
  const services = linksOf();

  const remove = (id: string) => {
    for (const { child } of households.get(id)?.body.children ?? []) {
      homes.cut(child, id);
      formerHomes.tie(child, id);
    }
    households.delete(id);
    const place = places.get(id);
    if (!place) return;
    enrolments.cut(place.child ?? '', id);
    schools.cut(place.body.school, id);
    groups.cut(place.body.group, id);
    services.cut(place.body.service, id);
    places.delete(id);
  };
  const put = (doc: Doc) => {
    remove(doc._id);
    if (isDoc(doc, 'family')) {
      households.set(doc._id, doc);
      for (const { child } of doc.body.children) homes.tie(child, doc._id);
    } else if (isDoc(doc, 'enrolment')) {
      places.set(doc._id, doc);
      enrolments.tie(doc.child ?? '', doc._id);
      schools.tie(doc.body.school, doc._id);
      groups.tie(doc.body.group, doc._id);
      services.tie(doc.body.service, doc._id);
    }
  };
  const placesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => places.get(id) ?? []);
  const childrenIn = (found: readonly EnrolmentDoc[]) => [
    ...new Set(found.flatMap(({ child }) => child ?? [])),
  ];

  return {
    put,
    remove,
    on: (day) => ({
      families: (child) =>
        homes
          .of(child)
          .filter((id) =>
            households
              .get(id)
              ?.body.children.some(
                (one) => one.child === child && isWithin(one, day),
              ),
          )
          .map(familyOf),
      schools: (child) => [
        ...new Set(
          placesOf(enrolments.of(child))
            .filter(({ body }) => isWithin(body, day))
            .map(({ body }) => body.school),
        ),
      ],
    }),
    childrenOfFamily: (family, day) => {
      const doc = households.get(`family:${family}`);
      return doc ? childrenOn(doc.body, day) : [];
    },
    childrenOfSchool: (school, day) =>
      childrenIn(
        placesOf(schools.of(school)).filter(({ body }) => isWithin(body, day)),
      ),
    everHad: (family, child) =>
      [...homes.of(child), ...formerHomes.of(child)].includes(
        `family:${family}`,
      ),
    recall: (former) => {
      if (isDoc(former, 'family'))
        for (const { child } of former.body.children)
          formerHomes.tie(child, former._id);
    },
    families: () => [...households.keys()].map(familyOf),
    schools: () => schools.keys(),
    childrenOfGroup: (group) => childrenIn(placesOf(groups.of(group))),
    groupsOf: (service) => [
      ...new Set(placesOf(services.of(service)).map(({ body }) => body.group)),
    ],
  };
}

/** True when a document of this id bears on the ties. */
export function isTie(id: string): boolean {
  const type = typeOfId(id);
  return type === 'family' || type === 'enrolment';
}

function familyOf(id: string): FamilyId {
  return id.slice('family:'.length);
}
