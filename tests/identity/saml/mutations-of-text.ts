import type { Mutation } from './mutation.ts';

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
  {
    what: 'a NUL byte in a value',
    code: 'character',
    carried: ['Ilaria', 'Ilar\0ia'],
  },
  {
    what: 'a NUL by number',
    code: 'character',
    carried: ['Ilaria', 'Ilar&#0;ia'],
  },
  {
    what: 'a document type',
    code: 'declaration',
    sent: (xml) => `<!DOCTYPE samlp:Response>${xml}`,
  },
  {
    what: 'CDATA',
    code: 'declaration',
    carried: ['Ilaria', '<![CDATA[Ilaria]]>'],
  },
  {
    what: 'a processing instruction',
    code: 'instruction',
    carried: ['Ilaria', 'Ila<?x?>ria'],
  },
  {
    what: 'an entity of its own',
    code: 'entity',
    carried: ['Ilaria', '&name;'],
  },
  {
    what: 'a comment in a value',
    code: 'comment',
    carried: ['SRTLRI84E52G479Z', 'SRTLRI84E52G479Z<!-- -->X'],
  },
  {
    what: 'a comment between elements, where nobody reads',
    code: 'accepted',
    carried: ['<samlp:Status>', '<!-- signed here --><samlp:Status>'],
  },
  {
    what: 'elements without end',
    code: 'limits',
    carried: ['Ilaria', `${'<a>'.repeat(30)}${'</a>'.repeat(30)}`],
  },
  { what: 'an end cut off', code: 'xml', sent: (xml) => xml.slice(0, -9) },
  {
    what: 'two roots',
    code: 'xml',
    sent: (xml) => `${xml}<samlp:Response/>`,
  },
  {
    what: 'a prefix bound to nothing',
    code: 'xml',
    carried: ['<samlp:Status>', '<samlp:Status x:y="1">'],
  },
  {
    what: 'another base for references',
    code: 'namespace',
    carried: ['<samlp:Status>', '<samlp:Status xml:base="https://example.it">'],
  },
  {
    what: 'another message',
    code: 'root',
    sent: (xml) => xml.replace(/samlp:Response\b/g, 'samlp:LogoutResponse'),
  },
  {
    what: 'Extensions',
    code: 'structure',
    told: ['<samlp:Status>', '<samlp:Extensions/><samlp:Status>'],
  },
  {
    what: 'two Status',
    code: 'structure',
    told: [/<samlp:Status>.*<\/samlp:Status>/, '$&$&'],
  },
  {
    what: 'text beside elements',
    code: 'mixed',
    told: ['<samlp:Status>', 'text<samlp:Status>'],
  },
  {
    what: 'two Assertions',
    code: 'assertion-count',
    carried: [
      '</samlp:Response>',
      '<saml:Assertion ID="_other"/></samlp:Response>',
    ],
  },
  {
    what: 'an Assertion that is encrypted',
    code: 'encrypted',
    told: [
      /<saml:Assertion[^]*<\/saml:Assertion>/,
      '<saml:EncryptedAssertion/>',
    ],
  },
  {
    what: 'an ID that is empty',
    code: 'id',
    carried: [' ID="_response"', ' ID=""'],
  },
  {
    what: 'two elements of one ID',
    code: 'id',
    carried: ['<samlp:Status>', '<samlp:Status ID="_assertion">'],
  },
  { what: 'no base64', code: 'base64', sent: () => text('') },
];
