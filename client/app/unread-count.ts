import { isDoc, type Doc } from '#model/document.ts';
import type { Day } from '#model/day.ts';
import type { PersonId } from '#model/ids.ts';
import { threadsOf } from '#model/thread.ts';
import { announcementItems, reachOf } from './announcement-items.ts';

/** The types that the count is made of. */
export const unreadTypes = [
  'announcement',
  'message',
  'readMark',
  'enrolment',
] as const;

/** How many announcements and answered threads of the whole family this person has not read yet. */
export function unreadCount(
  docs: readonly Doc<(typeof unreadTypes)[number]>[],
  person: PersonId | undefined,
  today: Day,
): number {
  const readMarks = docs.filter((one) => isDoc(one, 'readMark'));
  const news = announcementItems({
    announcements: docs.filter((one) => isDoc(one, 'announcement')),
    readMarks,
    person,
    reach: reachOf(
      docs.filter((one) => isDoc(one, 'enrolment')),
      today,
    ),
    today,
  }).filter((one) => one.unread && !one.expired);
  const threads = threadsOf(
    docs.filter((one) => isDoc(one, 'message')),
    readMarks,
    person,
  ).filter((one) => one.unread > 0);
  return news.length + threads.length;
}
