import type { AnnouncementItem } from '../../app/announcement-items.ts';

/** What the parent chose to see; every field narrows. */
export interface AnnouncementFilter {
  unread?: boolean;
  school?: string | undefined;
  service?: string | undefined;
  query?: string | undefined;
  expired?: boolean;
}

/** The items that pass every part of the filter. */
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
