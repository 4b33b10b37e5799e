import type { AlertKind } from '#model/office-protocol.ts';
import { ok } from '../../../tests/support/assert.ts';
import { alertWords } from './alert-words.ts';

const kinds: AlertKind[] = [
  ...(['name-differs', 'birth-date-differs', 'several-households'] as const),
  ...(['fiscal-code-missing', 'code-of-another', 'comes-of-age'] as const),
];

suite('the words of an alert', () => {
  const id = 'alert:1';
  const at = '2026-11-23T07:30:00.000Z';

  test('name whom it is about, and never leave a hole', () => {
    for (const kind of kinds) {
      const known = { personName: 'Elena Morri', childName: 'Giulia Morri' };
      const { text, act, title } = alertWords({ id, at, kind, ...known });
      ok(/Elena Morri|Giulia Morri/.test(text), kind);
      for (const words of [title, act, alertWords({ id, at, kind }).text])
        ok(words.length > 10 && !words.includes('undefined'), kind);
    }
  });
});
