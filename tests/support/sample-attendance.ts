import {
  addDays,
  daysFrom,
  monthOf,
  weekday,
  type Day,
  type Instant,
} from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Presence } from '#model/presences.ts';
import {
  family,
  giulia,
  noon,
  parent,
  today,
  tommaso,
} from './sample-people.ts';

/** Every school day present, but for those named. */
function attendance(
  child: string,
  slug: string,
  from: Day,
  absentDays: readonly Day[],
): Doc[] {
  const months = new Map<string, Record<string, Presence>>();
  for (const day of daysFrom(from, addDays(today, -1))) {
    if (weekday(day) > 5 || day === '2026-11-02') continue;
    const days = months.get(monthOf(day)) ?? {};
    months.set(monthOf(day), days);
    const record = { by: 'Classe 3ª B', at: noon(day) };
    days[day.slice(8)] = absentDays.includes(day)
      ? { state: 'absent', ...record }
      : { state: 'present', ...record, ...recorded[slug] };
  }
  return [...months].map(([month, days]) => ({
    _id: `presences:${child}:${slug}:${month}`,
    type: 'presences',
    v: 1,
    at: noon(addDays(today, -1)),
    child,
    body: { service: slug, month, days },
  }));
}
const recorded: Record<string, Partial<Presence>> = {
  canteen: { meal: 'full' },
  nursery: { in: '08:05', out: '15:40', meal: 'full' },
  'pre-school': { in: '07:35' },
};

const absence = (
  child: string,
  slug: string,
  day: Day,
  received?: Instant,
): Doc => ({
  _id: `absence:${child}:${slug}:${day}`,
  type: 'absence',
  v: 1,
  at: '2026-11-22T17:40:00.000Z',
  family,
  child,
  author: parent,
  ...(received ? { received: { at: received, by: 'portal' } } : {}),
  body: { service: slug, day, cause: 'illness', withdrawn: false },
});

/** Months up to yesterday; absences in time, too late, to come, and one that has not left the phone. */
export const attendanceDocs: readonly Doc[] = [
  ...attendance(giulia, 'canteen', '2026-09-14', ['2026-11-10', '2026-11-19']),
  ...attendance(giulia, 'pre-school', '2026-09-14', ['2026-11-10']),
  ...attendance(tommaso, 'nursery', '2026-09-07', ['2026-10-14', '2026-10-15']),
  absence(giulia, 'canteen', '2026-11-10', '2026-11-10T07:02:00.000Z'),
  absence(giulia, 'canteen', '2026-11-19', '2026-11-19T08:31:00.000Z'),
  absence(giulia, 'canteen', '2026-11-24', '2026-11-22T17:40:05.000Z'),
  absence(tommaso, 'nursery', '2026-11-23'),
];
