import { deflateRawSync } from 'node:zlib';
import type { Attack } from './attack.ts';
import { changed } from './outcome.ts';

const nested = (depth: number) =>
  `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
const inStatus = (xml: string, more: string) =>
  changed(xml, '<samlp:Status>', () => `<samlp:Status>${more}`);

/** Encodings, and more of anything than there should be. */
export const attacksOfBytes: Attack[] = [
  {
    what: 'UTF-16',
    make: ({ one }) => Buffer.from(`\ufeff${one}`, 'utf16le'),
    code: 'encoding',
  },
  {
    what: 'UTF-16 without a mark',
    make: ({ one }) => Buffer.from(one, 'utf16le'),
    code: 'character',
  },
  {
    what: 'UTF-7 announced and used',
    make: ({ one }) =>
      `<?xml version="1.0" encoding="UTF-7"?>${one.replace(/</g, '+ADw-')}`,
    code: 'encoding',
  },
  {
    what: 'UTF-16 announced in UTF-8',
    make: ({ one }) => `<?xml version="1.0" encoding="UTF-16"?>${one}`,
    code: 'encoding',
  },
  {
    what: 'EBCDIC announced',
    make: ({ one }) => `<?xml version="1.0" encoding="IBM037"?>${one}`,
    code: 'encoding',
  },
  {
    what: 'XML 1.1, where more is a space',
    make: ({ one }) => `<?xml version="1.1"?>${one}`,
    code: 'xml',
  },
  {
    what: 'an overlong <',
    make: ({ one }) =>
      Buffer.concat([Buffer.from(one), Buffer.from([0xc0, 0xbc])]),
    code: 'encoding',
  },
  {
    what: 'half a surrogate',
    make: ({ one }) =>
      Buffer.concat([Buffer.from(one), Buffer.from([0xed, 0xa0, 0x80])]),
    code: 'encoding',
  },
  {
    what: 'half a surrogate by number',
    make: ({ one }) => changed(one, 'Ilaria', 'Ilaria&#xD800;'),
    code: 'character',
  },
  {
    what: 'a NUL after the end',
    make: ({ one }) => `${one}\0`,
    code: 'character',
  },
  {
    what: 'a number beyond Unicode',
    make: ({ one }) => changed(one, 'Ilaria', '&#x110000;'),
    code: 'character',
  },
  {
    what: 'a number without end',
    make: ({ one }) => changed(one, 'Ilaria', `&#${'9'.repeat(10_000)};`),
    code: 'entity',
  },
  {
    what: 'U+FFFE',
    make: ({ one }) => changed(one, 'Ilaria', 'Ilaria\ufffe'),
    code: 'character',
  },
  { what: 'an escape', make: ({ one }) => changed(one, 'Ilaria', '\x1b[2J') },
  {
    what: 'deflated, as by HTTP-Redirect',
    make: ({ one }) => deflateRawSync(one),
  },
  {
    what: 'base64 twice',
    make: ({ one }) => Buffer.from(one).toString('base64'),
    code: 'xml',
  },
  { what: 'random bytes', make: () => Buffer.alloc(4096, 0xa5) },
  { what: 'a text of spaces', make: () => ' '.repeat(200_000), code: 'limits' },
  { what: 'a text of <', make: () => '<'.repeat(200_000), code: 'xml' },
  {
    what: 'a text of &',
    make: ({ one }) => changed(one, 'Ilaria', '&'.repeat(30_000)),
    code: 'entity',
  },
  {
    what: 'a name without end',
    make: () => `<${'a'.repeat(200_000)}/>`,
    code: 'xml',
  },
  {
    what: 'a tag without end',
    make: () => `<a ${'b="" '.repeat(40_000)}`,
  },
  {
    what: 'spaces within a tag',
    make: () => `<a${' '.repeat(200_000)}`,
    code: 'xml',
  },
  {
    what: 'spaces between attribute and value, often',
    make: () => `<a ${`b${' '.repeat(5000)}c `.repeat(40)}`,
    code: 'xml',
  },
  {
    what: 'an attribute of 200 kB',
    make: ({ one }) =>
      changed(one, 'NameQualifier="', `NameQualifier="${'q'.repeat(200_000)}`),
    code: 'limits',
  },
  {
    what: 'ten thousand attributes',
    make: ({ one }) =>
      changed(
        one,
        '<samlp:Status',
        `<samlp:Status ${Array.from({ length: 10_000 }, (_, at) => `a${at}=""`).join(' ')}`,
      ),
    code: 'limits',
  },
  {
    what: 'ten thousand namespaces',
    make: ({ one }) =>
      changed(
        one,
        '<samlp:Status',
        `<samlp:Status ${Array.from({ length: 8000 }, (_, at) => `xmlns:n${at}="u"`).join(' ')}`,
      ),
    code: 'limits',
  },
  {
    what: 'twenty thousand levels',
    make: ({ one }) => inStatus(one, nested(20_000)),
    code: 'limits',
  },
  {
    what: 'thirty thousand elements',
    make: ({ one }) => inStatus(one, '<a/>'.repeat(30_000)),
    code: 'limits',
  },
  {
    what: 'thirty thousand comments',
    make: ({ one }) => inStatus(one, '<!---->'.repeat(30_000)),
    code: 'limits',
  },
  {
    what: 'a comment without end',
    make: () => `<a><!--${'-'.repeat(200_000)}`,
  },
  {
    what: 'a text of 200 kB',
    make: ({ one }) => changed(one, 'Ilaria', 'I'.repeat(200_000)),
    code: 'limits',
  },
  {
    what: 'every limit just kept',
    make: ({ one }) =>
      inStatus(
        one,
        `${'<!---->'.repeat(50)}${`<a x="${'v'.repeat(400)}">${'<b/>'.repeat(9)}</a>`.repeat(40)}`,
      ),
    code: 'structure',
  },
];
