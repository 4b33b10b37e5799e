import { addDays, type Day, type Instant } from '#model/day.ts';

export interface CalendarEntry {
  uid: string;
  from: Day;
  to: Day;
  summary: string;
}

/** An iCalendar file of whole days (RFC 5545), which any phone adds to its own calendar. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  at: Instant,
): Buffer {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Comune di Montelago//Portale Genitori//IT',
    ...entries.flatMap(({ uid, from, to, summary }) => [
      'BEGIN:VEVENT',
      `UID:${uid}@montelago.example`,
      `DTSTAMP:${compact(at).slice(0, 15)}Z`,
      `DTSTART;VALUE=DATE:${compact(from)}`,
      // The end is the day after the last one (RFC 5545, 3.6.1).
      `DTEND;VALUE=DATE:${compact(addDays(to, 1))}`,
      `SUMMARY:${summary.replaceAll(/[\\;,]/g, (one) => `\\${one}`)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return Buffer.from(
    lines.map((line) => `${folded(line)}\r\n`).join(''),
    'utf8',
  );
}

function compact(value: string): string {
  return value.replaceAll(/[-:]/g, '');
}

/** No line may be longer than 75 bytes; 60 characters leave room for accents. */
function folded(line: string): string {
  return (line.match(/.{1,60}/gu) ?? []).join('\r\n ');
}
