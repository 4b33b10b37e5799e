import { equal } from '../../tests/support/assert.ts';
import {
  bytes,
  clockOf,
  euro,
  fullDay,
  listOf,
  longDay,
  monthTitle,
  newsStamp,
  shortDate,
  stamp,
  weekdayName,
} from './format.ts';

const plain = (text: string) => text.replace(/\u00a0|\u202f/g, ' ');
const now = '2026-11-23T07:12:00.000Z';

suite('words for figures', () => {
  test('give money two decimals and the thousands a point', () => {
    equal(plain(euro(8400)), '84,00 €');
    equal(plain(euro(108405)), '1.084,05 €');
    equal(plain(euro(-1200)), '-12,00 €');
  });

  test('give days in full', () => {
    equal(fullDay('2026-03-12'), '12 marzo 2026');
    equal(longDay('2026-03-12'), 'giovedì 12 marzo');
    equal(monthTitle('2026-03'), 'marzo 2026');
    equal(weekdayName(1, 'long'), 'lunedì');
    equal(weekdayName(7, 'short'), 'dom');
  });

  test('leave the year out only when it is this one', () => {
    equal(shortDate('2026-12-31', now), '31 dicembre');
    equal(shortDate('2027-01-06', now), '6 gennaio 2027');
  });

  test('give sizes as a phone does', () => {
    equal(plain(bytes(122_880)), '123 kB');
    equal(plain(bytes(3_400_000)), '3,4 MB');
  });

  test('join names as one would say them', () => {
    equal(listOf(['Giulia', 'Luca', 'Marta']), 'Giulia, Luca e Marta');
  });
});

suite('words for moments', () => {
  test('are told on the Comune’s clocks, winter and summer', () => {
    equal(clockOf('2026-11-23T07:12:00.000Z'), '8:12');
    equal(clockOf('2026-07-01T07:12:00.000Z'), '9:12');
  });

  test('say today and yesterday, and the whole date before', () => {
    equal(stamp('2026-11-23T07:12:00.000Z', now), 'oggi alle 8:12');
    equal(stamp('2026-11-22T17:40:00.000Z', now), 'ieri alle 18:40');
    equal(stamp('2026-03-03T07:12:00.000Z', now), '3 marzo 2026, ore 8:12');
  });

  test('know that just after midnight in Italy is another day than in UTC', () => {
    equal(
      stamp('2026-11-22T23:10:00.000Z', '2026-11-22T23:20:00.000Z'),
      'oggi alle 0:10',
    );
  });

  test('are short in the news', () => {
    equal(newsStamp('2026-11-18T11:00:00.000Z', now), '18 novembre');
    equal(newsStamp('2026-11-22T17:40:00.000Z', now), 'ieri alle 18:40');
  });
});
