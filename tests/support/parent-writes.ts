import { randomUUID } from 'node:crypto';
import type { Doc } from '#model/document.ts';
import { absenceId } from '#model/document-id.ts';
import type { Account } from '#model/phone-protocol.ts';

/** A question of this parent, written now. */
export function questionOf(
  { family = '', person = '', name }: Account,
  text: string,
  thread: string = randomUUID(),
): Doc<'message'> {
  return {
    _id: `message:${thread}`,
    type: 'message',
    v: 1,
    at: new Date().toISOString(),
    family,
    author: person,
    body: {
      thread,
      topic: 'canteen',
      subject: 'Mensa',
      text,
      from: { side: 'parent', name },
    },
  };
}

/** An absence from the canteen that this parent reports, so many days from now. */
export function absenceBy(
  { family = '', person = '' }: Account,
  child: string,
  inDays: number,
  change: Partial<Doc<'absence'>['body']> = {},
): Doc<'absence'> {
  const now = Date.now();
  const day = new Date(now + inDays * 86_400_000).toISOString().slice(0, 10);
  return {
    _id: absenceId(child, 'mensa', day),
    type: 'absence',
    v: 1,
    at: new Date(now).toISOString(),
    family,
    child,
    author: person,
    body: {
      service: 'mensa',
      day,
      cause: 'illness',
      withdrawn: false,
      ...change,
    },
  };
}

/** What an office writes to this parent's family, in a thread of its own. */
export function officeMessage(
  { family = '' }: Account,
  text: string,
): Doc<'message'> {
  const thread = randomUUID();
  return {
    _id: `message:${thread}`,
    type: 'message',
    v: 1,
    at: new Date().toISOString(),
    family,
    body: {
      thread,
      topic: 'other',
      subject: 'Avviso',
      text,
      from: { side: 'office', name: 'Ufficio Scuola', office: 'scuola' },
    },
  };
}

/** The note of an absence, from wherever it was read. */
export function noteOf(doc: object | undefined): string | undefined {
  const body = (doc as { body?: { note?: string } } | undefined)?.body;
  return body?.note;
}
