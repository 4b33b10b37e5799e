import type { Day, Month } from './day.ts';
import type { ChildId, FamilyId, Nav, PersonId, Slug } from './ids.ts';
import type { SchoolYear } from './school-year.ts';

/**
 * The id of every document that has a natural key: the same fact written twice is one document. An id starts with
 * its type, and only its last part may hold a colon, so that two facts never share one.
 */
export const epochId = 'epoch';

export function familyDocId(family: FamilyId): string {
  return `family:${family}`;
}

export function childDocId(child: ChildId): string {
  return `child:${child}`;
}

export function presencesId(
  child: ChildId,
  service: Slug,
  month: Month,
): string {
  return `presences:${child}:${service}:${month}`;
}

export function absenceId(child: ChildId, service: Slug, day: Day): string {
  return `absence:${child}:${service}:${day}`;
}

export function rollCallId(group: Slug, day: Day): string {
  return `rollCall:${group}:${day}`;
}

export function dueId(nav: Nav): string {
  return `due:${nav}`;
}

export function paymentId(receipt: string): string {
  return `payment:${receipt}`;
}

export function readMarkId(author: PersonId, target: string): string {
  return `readMark:${author}:${target}`;
}

export function serviceId(service: Slug): string {
  return `service:${service}`;
}

export function tariffId(service: Slug, year: SchoolYear): string {
  return `tariff:${service}:${year}`;
}

export function revokedId(child: ChildId): string {
  return `revoked:${child}`;
}

/** The type an id belongs to, which is all that is left to go by when a document is deleted. */
export function typeOfId(id: string): string {
  const end = id.indexOf(':');
  return end < 0 ? id : id.slice(0, end);
}
