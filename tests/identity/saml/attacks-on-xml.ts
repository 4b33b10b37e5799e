import type { Attack } from './attack.ts';
import { changed } from './outcome.ts';

const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('');
const doctype = (inner: string, xml: string) =>
  `<?xml version="1.0"?><!DOCTYPE samlp:Response [${inner}]>${xml}`;
const code = 'SRTLRI84E52G479Z';

/** Where readers of XML disagree, or do more than read. */
export const attacksOnXml: Attack[] = [
  {
    what: 'an external entity in a value',
    make: ({ one }) =>
      doctype(
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        changed(one, 'Ilaria', '&x;'),
      ),
    code: 'declaration',
  },
  {
    what: 'an external document type',
    make: ({ one }) =>
      `<!DOCTYPE samlp:Response SYSTEM "http://127.0.0.1:9/a.dtd">${one}`,
    code: 'declaration',
  },
  {
    what: 'an entity of parameters, as in the official tool',
    make: ({ one }) =>
      doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:9/"> %x;', one),
    code: 'declaration',
  },
  {
    what: 'a billion laughs',
    make: ({ one }) =>
      doctype(`<!ENTITY l0 "ha">${laughs}`, changed(one, 'Ilaria', '&l9;')),
    code: 'declaration',
  },
  {
    what: 'a quadratic blow-up',
    make: ({ one }) =>
      doctype(
        `<!ENTITY a "${'a'.repeat(50_000)}">`,
        changed(one, 'Ilaria', '&a;'.repeat(20_000)),
      ),
    code: 'declaration',
  },
  {
    what: 'an attribute of type ID by a document type',
    make: ({ one }) => doctype('<!ATTLIST samlp:Status x ID #IMPLIED>', one),
    code: 'declaration',
  },
  {
    what: 'a document type in lower case',
    make: ({ one }) => `<!doctype html>${one}`,
    code: 'declaration',
  },
  {
    what: 'an inclusion',
    make: ({ one }) =>
      changed(
        one,
        '<samlp:Status>',
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/><samlp:Status>',
      ),
    code: 'structure',
  },
  {
    what: 'a stylesheet for whoever shows it',
    make: ({ one }) =>
      `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1:9/"?>${one}`,
    code: 'instruction',
  },
  // What is signed stays signed: the canonical form has no comments.
  ...(
    [
      ['the fiscalNumber', code, 'SRTLRI84E52<!-- -->G479Z'],
      [
        'the fiscalNumber, at its beginning',
        `TINIT-${code}`,
        `<!---->TINIT-${code}`,
      ],
      ['the fiscalNumber, at its end', code, `${code}<!---->`],
      ['NameID', '>_visit<', '>_vi<!---->sit<'],
      ['Audience', '<saml:Audience>http', '$&<!---->'],
      ['Issuer', 'entity">http', '$&<!---->'],
      ['SignatureValue', '</ds:SignatureValue>', '<!----></ds:SignatureValue>'],
      ['StatusMessage', '<samlp:Status>', '<samlp:Status>x<!---->'],
    ] as const
  ).map(([what, from, to]): Attack => ({
    what: `a comment in ${what}`,
    make: ({ one }) => changed(one, from, to),
    code: 'comment',
  })),
  {
    what: 'a comment with a line in a value',
    make: ({ one }) => changed(one, code, `${code}\n<!--\n-->\n.evil`),
    code: 'comment',
  },
  {
    what: 'an instruction in the fiscalNumber',
    make: ({ one }) => changed(one, code, 'SRTLRI84E52<?a?>G479Z'),
    code: 'instruction',
  },
  {
    what: 'CDATA in the fiscalNumber',
    make: ({ one }) => changed(one, code, `<![CDATA[${code}]]>`),
    code: 'declaration',
  },
  {
    what: 'an element in the fiscalNumber',
    make: ({ one }) => changed(one, code, 'SRTLRI84E52<b/>G479Z'),
    code: 'structure',
  },
  {
    what: 'an Assertion of a namespace of its own',
    make: ({ one }) =>
      changed(
        one,
        '<saml:Assertion ',
        '<saml:Assertion xmlns:saml="https://evil.example" ',
      ),
  },
  {
    what: 'a Response of a namespace of its own',
    make: ({ one }) => changed(one, '2.0:protocol"', '2.0:protocol/"'),
    code: 'root',
  },
  {
    what: 'a prefix bound anew within what is signed',
    make: ({ one }) =>
      changed(
        one,
        '<saml:Attribute Name="fiscalNumber"',
        '<saml:Attribute xmlns:saml="https://evil.example" Name="fiscalNumber"',
      ),
    code: 'structure',
  },
  {
    what: 'a prefix unbound',
    make: ({ one }) =>
      changed(one, '<saml:Subject>', '<saml:Subject xmlns:saml="">'),
    code: 'namespace',
  },
  {
    what: 'the prefix xml bound anew',
    make: ({ one }) =>
      changed(
        one,
        '<saml:Subject>',
        '<saml:Subject xmlns:xml="https://evil.example">',
      ),
    code: 'namespace',
  },
  {
    what: 'an attribute twice',
    make: ({ one }) => changed(one, ' ID="_response"', '$& ID="_response2"'),
    code: 'xml',
  },
  {
    what: 'an attribute twice, by two prefixes of one namespace',
    make: ({ one }) =>
      changed(
        one,
        '<samlp:Status>',
        '<samlp:Status xmlns:a="https://evil.example" xmlns:b="https://evil.example" a:x="1" b:x="2">',
      ),
  },
  ...['Id', 'id', 'iD', 'xml:id', 'saml:ID'].map((name): Attack => ({
    what: `the Assertion’s ID as ${name} of another element`,
    make: ({ one }) =>
      changed(one, '<samlp:Status>', `<samlp:Status ${name}="_assertion">`),
  })),
  ...['Id', 'id', 'xml:id', 'saml:ID'].map((name): Attack => ({
    what: `a second ID of the Assertion as ${name}`,
    make: ({ one }) =>
      changed(one, ' ID="_assertion"', ` ID="_assertion" ${name}="_two"`),
  })),
  {
    what: 'a tag that is not closed',
    make: ({ one }) => changed(one, '</saml:Subject>', '</saml:Subject'),
    code: 'xml',
  },
  {
    what: 'tags that cross',
    make: ({ one }) =>
      changed(
        one,
        '</saml:Subject>',
        '<saml:NameID></saml:Subject></saml:NameID>',
      ),
    code: 'xml',
  },
  {
    what: 'HTML',
    make: () => '<html><body><br></body></html>',
  },
  { what: 'JSON', make: () => '{"SAMLResponse": true}', code: 'xml' },
  {
    what: 'a request',
    make: () => '<a xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>',
    code: 'root',
  },
];
