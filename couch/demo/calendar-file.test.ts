import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { calendarFile } from './calendar-file.ts';

const file = calendarFile(
  [
    {
      uid: 'a',
      from: '2026-12-23',
      to: '2027-01-06',
      summary:
        'Vacanze di Natale, con un nome tanto lungo da dover andare a capo',
    },
  ],
  '2026-09-22T06:00:00.000Z',
).toString('utf8');

suite('calendar file', () => {
  test('an event ends on the day after its last day', () => {
    assert.match(file, /DTSTART;VALUE=DATE:20261223\r\n/);
    assert.match(file, /DTEND;VALUE=DATE:20270107\r\n/);
    assert.match(file, /DTSTAMP:20260922T060000Z\r\n/);
  });

  test('lines end in CRLF, none is over 75 bytes, commas are escaped', () => {
    const lines = file.split('\r\n');
    assert.equal(lines.at(-1), '');
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(file.replaceAll('\r\n ', '').includes('Natale\\, con un nome'));
  });
});
