import {
  concerns,
  type AnnouncementDoc,
  type Reach,
} from '#model/announcement.ts';
import type { Day } from '#model/day.ts';
import type { PersonId } from '#model/ids.ts';
import type { ReadMarkDoc } from '#model/read-mark.ts';

/** An announcement as one parent sees it. */
export interface AnnouncementItem {
  doc: AnnouncementDoc;
  unread: boolean;
  /** Asks for 'Ho letto' and has not had it from this parent. */
  toConfirm: boolean;
  /** Its last day has passed: kept, but out of the way. */
  expired: boolean;
}

/** What the parent chose to see; every field narrows. */
export interface AnnouncementFilter {
  unread?: boolean;
  school?: string | undefined;
  service?: string | undefined;
  query?: string | undefined;
  expired?: boolean;
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

export function filterItems(
  items: readonly AnnouncementItem[],
  filter: AnnouncementFilter,
): AnnouncementItem[] {
  const words = fold(filter.query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter((item) => {
    const { body } = item.doc;
    if (item.expired && !filter.expired) return false;
    if (filter.unread && !item.unread && !item.toConfirm) return false;
    if (filter.school && !names(body.schools, filter.school)) return false;
    if (filter.service && !names(body.services, filter.service)) return false;
    const searched = fold(`${body.title} ${body.text} ${body.office}`);
    return words.every((word) => searched.includes(word));
  });
}

function names(list: readonly string[] | undefined, one: string): boolean {
  return list?.includes(one) ?? false;
}

/** Without accents and capitals, so that 'menu' finds 'Menù'. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('it');
}
