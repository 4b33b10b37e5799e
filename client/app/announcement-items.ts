import {
  concerns,
  type AnnouncementDoc,
  type Reach,
} from '#model/announcement.ts';
import type { Day } from '#model/day.ts';
import type { EnrolmentDoc } from '#model/enrolment.ts';
import type { PersonId } from '#model/ids.ts';
import type { ReadMarkDoc } from '#model/read-mark.ts';
import { lastDay } from '#model/school-year.ts';

/** An announcement as one parent sees it. */
export interface AnnouncementItem {
  doc: AnnouncementDoc;
  unread: boolean;
  /** Asks for 'Ho letto' and has not had it from this parent. */
  toConfirm: boolean;
  /** Its last day has passed: kept, but out of the way. */
  expired: boolean;
}

/** The schools and services of this school year and the next: last year's news is nobody's concern. */
export function reachOf(
  enrolments: readonly EnrolmentDoc[],
  today: Day,
): Reach {
  const current = enrolments.filter(
    ({ body }) => lastDay(body.schoolYear) >= today,
  );
  return {
    schools: [...new Set(current.map(({ body }) => body.school))],
    services: [...new Set(current.map(({ body }) => body.service))],
  };
}

/** The announcements that concern the family, newest first. */
export function announcementItems(from: {
  announcements: readonly AnnouncementDoc[];
  readMarks: readonly ReadMarkDoc[];
  person: PersonId | undefined;
  reach: Reach;
  today: Day;
}): AnnouncementItem[] {
  const marks = new Map(
    from.readMarks
      .filter(({ author }) => author === from.person)
      .map(({ body }) => [body.target, body]),
  );
  return from.announcements
    .filter(({ body }) => concerns(body, from.reach))
    .map((doc) => {
      const mark = marks.get(doc._id);
      return {
        doc,
        unread: !mark,
        toConfirm: doc.body.confirm && !mark?.confirmed,
        expired: doc.body.until !== undefined && doc.body.until < from.today,
      };
    })
    .sort((one, other) =>
      other.doc.body.published.localeCompare(one.doc.body.published),
    );
}
