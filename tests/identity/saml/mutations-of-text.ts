import { carried, told, type Mutation } from './mutation.ts';

const text = (xml: string) => Buffer.from(xml);

/** What is refused before anything is parsed, and what is said of its outline. */
export const mutationsOfText: Mutation[] = [
  {
    what: 'more than 256 kB',
    code: 'size',
    sent: (xml) => xml + ' '.repeat(262_144),
  },
  {
    what: 'Latin-1',
    code: 'encoding',
    told: ['Ilaria', 'Ilarià'],
    sent: (xml) => Buffer.from(xml, 'latin1'),
  },
  {
    what: 'a byte order mark',
    code: 'encoding',
    sent: (xml) => `\ufeff${xml}`,
  },
  {
    what: 'another encoding announced',
    code: 'encoding',
    sent: (xml) => `<?xml version="1.0" encoding="UTF-7"?>${xml}`,
  },
  {
    what: 'UTF-8 announced',
    code: 'accepted',
    sent: (xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`,
  },
  carried('a NUL byte in a value', 'character', 'Ilaria', 'Ilar\0ia'),
  carried('a NUL by number', 'character', 'Ilaria', 'Ilar&#0;ia'),
  {
    what: 'a document type',
    code: 'declaration',
    sent: (xml) => `<!DOCTYPE samlp:Response>${xml}`,
  },
  carried('CDATA', 'declaration', 'Ilaria', '<![CDATA[Ilaria]]>'),
  carried('a processing instruction', 'instruction', 'Ilaria', 'Ila<?x?>ria'),
  carried('an entity of its own', 'entity', 'Ilaria', '&name;'),
  carried(
    'a comment in a value',
    'comment',
    'SRTLRI84E52G479Z',
    'SRTLRI84E52G479Z<!-- -->X',
  ),
  carried(
    'a comment between elements, where nobody reads',
    'accepted',
    '<samlp:Status>',
    '<!-- signed here --><samlp:Status>',
  ),
  carried(
    'elements without end',
    'limits',
    'Ilaria',
    `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`,
  ),
  { what: 'an end cut off', code: 'xml', sent: (xml) => xml.slice(0, -9) },
  {
    what: 'two roots',
    code: 'xml',
    sent: (xml) => `${xml}<samlp:Response/>`,
  },
  carried(
    'a prefix bound to nothing',
    'xml',
    '<samlp:Status>',
    '<samlp:Status x:y="1">',
  ),
  carried(
    'another base for references',
    'namespace',
    '<samlp:Status>',
    '<samlp:Status xml:base="https://example.it">',
  ),
  {
    what: 'another message',
    code: 'root',
    sent: (xml) => xml.replace(/samlp:Response\b/g, 'samlp:LogoutResponse'),
  },
  told(
    'Extensions',
    'structure',
    '<samlp:Status>',
    '<samlp:Extensions/><samlp:Status>',
  ),
  told('two Status', 'structure', /<samlp:Status>.*<\/samlp:Status>/, '$&$&'),
  told('text beside elements', 'mixed', '<samlp:Status>', 'text<samlp:Status>'),
  carried(
    'two Assertions',
    'assertion-count',
    '</samlp:Response>',
    '<saml:Assertion ID="_other"/></samlp:Response>',
  ),
  told(
    'an Assertion that is encrypted',
    'encrypted',
    /<saml:Assertion[^]*<\/saml:Assertion>/,
    '<saml:EncryptedAssertion/>',
  ),
  carried('an ID that is empty', 'id', ' ID="_response"', ' ID=""'),
  carried(
    'two elements of one ID',
    'id',
    '<samlp:Status>',
    '<samlp:Status ID="_assertion">',
  ),
  { what: 'no base64', code: 'base64', sent: () => text('') },
];
