import type { Doc } from '#model/document.ts';
import { absenceId } from '#model/document-id.ts';
import { changed, ids, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const { absence, message } = samples;
const inFamily = vectorsOf(places.family);
const parent = (name: string, next: unknown, refused: string) =>
  inFamily('parent', name, next, { refused });
/** A field whose name is special to JavaScript can only come from JSON text. */
const withField = (doc: Doc, name: string) =>
  JSON.parse(
    JSON.stringify(doc).replace('{', `{${JSON.stringify(name)}:{"a":1},`),
  ) as unknown;
const inBody = (doc: Doc, name: string) => ({
  ...doc,
  body: withField(doc.body as unknown as Doc, name),
});

/** Wrong forms of what a parent may otherwise write. */
export const parentFormVectors: readonly Vector[] = [
  parent('writes no object', 'absence', 'wrong-type'),
  parent('writes null', null, 'wrong-type'),
  parent('writes a list', [absence], 'wrong-type'),
  parent('writes an empty object', {}, 'unknown-type /type'),
  parent(
    'names a type that every object has',
    { ...absence, type: 'constructor' },
    'unknown-type /type',
  ),
  parent(
    'names the prototype as type',
    { ...absence, type: '__proto__' },
    'unknown-type /type',
  ),
  parent(
    'names a list as type',
    { ...absence, type: ['absence'] },
    'unknown-type /type',
  ),
  parent('adds a field', { ...absence, admin: true }, 'unknown-field /admin'),
  parent(
    'adds __proto__',
    withField(absence, '__proto__'),
    'unknown-field /__proto__',
  ),
  parent(
    'adds constructor',
    withField(absence, 'constructor'),
    'unknown-field /constructor',
  ),
  parent(
    'adds toString to the body',
    inBody(absence, 'toString'),
    'unknown-field /body/toString',
  ),
  parent(
    'adds __proto__ to the body',
    inBody(absence, '__proto__'),
    'unknown-field /body/__proto__',
  ),
  parent(
    'writes no body',
    changed(absence, { body: undefined }),
    'missing /body',
  ),
  parent(
    'writes a list as body',
    changed(absence, { body: [] }),
    'wrong-type /body',
  ),
  parent(
    'writes null as body',
    changed(absence, { body: null }),
    'wrong-type /body',
  ),
  parent(
    'leaves out the version',
    changed(absence, { v: undefined }),
    'missing /v',
  ),
  parent(
    'writes a version of text',
    changed(absence, { v: '1' }),
    'wrong-type /v',
  ),
  parent('writes version 0', changed(absence, { v: 0 }), 'out-of-range /v'),
  parent(
    'writes a version that is not known yet',
    changed(absence, { v: 2 }),
    'out-of-range /v',
  ),
  parent(
    'writes half a version',
    changed(absence, { v: 1.5 }),
    'wrong-type /v',
  ),
  parent(
    'writes a version beyond all integers',
    changed(absence, { v: 1e300 }),
    'wrong-type /v',
  ),
  parent(
    'writes a moment of another form',
    changed(absence, { at: '2026-03-02 18:30' }),
    'wrong-form /at',
  ),
  parent(
    'writes a moment that never was',
    changed(absence, { at: '2026-02-30T18:30:00.000Z' }),
    'wrong-form /at',
  ),
  parent(
    'writes a moment with a line break',
    changed(absence, { at: `${absence.at}\n` }),
    'wrong-form /at',
  ),
  parent(
    'reports 31 February',
    changed(absence, {
      _id: absenceId(ids.child, 'mensa', '2026-02-31'),
      body: { ...absence.body, day: '2026-02-31' },
    }),
    'wrong-form /body/day',
  ),
  parent(
    'reports a day in the year 0',
    changed(absence, {
      _id: absenceId(ids.child, 'mensa', '0000-03-03'),
      body: { ...absence.body, day: '0000-03-03' },
    }),
    'in-the-past /body/day',
  ),
  parent(
    'reports under another key',
    changed(absence, { _id: absenceId(ids.child, 'nido', '2026-03-03') }),
    'wrong-key /_id',
  ),
  parent(
    'reports under another child’s key',
    changed(absence, { _id: absenceId(ids.otherChild, 'mensa', '2026-03-03') }),
    'wrong-key /_id',
  ),
  parent(
    'reports for no child',
    changed(absence, {
      child: undefined,
      _id: absenceId('', 'mensa', '2026-03-03'),
    }),
    'missing /child',
  ),
  parent(
    'reports for a child that is a number',
    changed(absence, { child: 7 }),
    'wrong-type /child',
  ),
  parent(
    'reports for a child in capitals',
    changed(absence, { child: ids.child.toUpperCase() }),
    'wrong-form /child',
  ),
  parent(
    'gives a cause that is none',
    rewritten(absence, { cause: 'boh' }),
    'not-allowed /body/cause',
  ),
  parent(
    'gives a cause that every object has',
    rewritten(absence, { cause: 'constructor' }),
    'not-allowed /body/cause',
  ),
  parent(
    'withdraws with a word',
    rewritten(absence, { withdrawn: 'true' }),
    'wrong-type /body/withdrawn',
  ),
  parent(
    'writes an empty note',
    rewritten(absence, { note: '' }),
    'too-short /body/note',
  ),
  parent(
    'writes a note that is too long',
    rewritten(absence, { note: 'è'.repeat(501) }),
    'too-long /body/note',
  ),
  inFamily(
    'parent',
    'writes the longest note',
    rewritten(absence, { note: 'è'.repeat(500) }),
  ),
  inFamily(
    'parent',
    'writes in another script',
    rewritten(message, { text: '日本語 ‏עברית‏ \u0000 🙏' }),
  ),
  parent(
    'writes a question too long by a half character',
    rewritten(message, { text: `${'a'.repeat(4999)}🙏` }),
    'too-long /body/text',
  ),
  parent(
    'writes a huge question',
    rewritten(message, { text: 'a'.repeat(300_000) }),
    'too-long /body/text',
  ),
  parent(
    'asks about a topic that is none',
    rewritten(message, { topic: 'x' }),
    'not-allowed /body/topic',
  ),
  parent(
    'asks under an id that is no uuid',
    changed(message, { _id: 'message:1' }),
    'wrong-key /_id',
  ),
  parent(
    'asks under an absence’s id',
    changed(message, { _id: absence._id }),
    'wrong-key /_id',
  ),
  parent(
    'asks under an id with a slash',
    changed(message, { _id: 'message:a/../b' }),
    'wrong-form /_id',
  ),
  parent(
    'asks under an id that is a number',
    changed(message, { _id: 12 }),
    'wrong-type /_id',
  ),
  parent(
    'asks without an id',
    changed(message, { _id: undefined }),
    'missing /_id',
  ),
  parent(
    'asks under an id of 300 characters',
    changed(message, { _id: `m${'a'.repeat(299)}` }),
    'wrong-form /_id',
  ),
  parent(
    'forges a receipt of another form',
    changed(absence, { received: 'now' }),
    'wrong-type /received',
  ),
  parent(
    'marks a document under an id that is none',
    {
      ...samples.readMark,
      _id: `readMark:${ids.parent}:%2F`,
      body: { target: '%2F', confirmed: true },
    },
    'wrong-form /_id',
  ),
  parent(
    'says that it is half deleted',
    { ...absence, _deleted: 'yes' },
    'wrong-type /_deleted',
  ),
  inFamily('parent', 'says that it is not deleted', {
    ...absence,
    _deleted: false,
  }),
];
