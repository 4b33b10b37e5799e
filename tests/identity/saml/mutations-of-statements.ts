import type { Mutation } from './mutation.ts';

const attribute = (name: string) =>
  new RegExp(`<saml:Attribute Name="${name}".*?</saml:Attribute>`);

export const mutationsOfStatements: Mutation[] = [
  {
    what: 'no Conditions',
    code: 'conditions',
    told: [/<saml:Conditions [^]*<\/saml:Conditions>/, ''],
  },
  {
    what: 'no NotBefore',
    code: 'not-before',
    told: [/ NotBefore="[^"]*"/, ''],
  },
  {
    what: 'an Assertion for later',
    code: 'not-yet-valid',
    told: [/ NotBefore="[^"]*"/, ' NotBefore="2026-11-23T10:02:32Z"'],
  },
  {
    what: 'an Assertion for now, by a clock 30 s ahead',
    code: 'accepted',
    told: [/ NotBefore="[^"]*"/, ' NotBefore="2026-11-23T10:02:31Z"'],
  },
  {
    what: 'a day that does not exist',
    code: 'not-on-or-after',
    told: [/(Conditions .*NotOnOrAfter=)"[^"]*"/, '$1"2026-11-31T10:00:00Z"'],
  },
  {
    what: 'an Assertion that is over',
    code: 'expired',
    told: [/(Conditions .*NotOnOrAfter=)"[^"]*"/, '$1"2026-11-23T10:01:31Z"'],
  },
  {
    what: 'an Assertion for somebody else',
    code: 'audience',
    told: [/<saml:Audience>[^<]*/, '<saml:Audience>https://other.it'],
  },
  {
    what: 'no AudienceRestriction',
    code: 'audience',
    told: [/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''],
  },
  {
    what: 'no AuthnStatement',
    code: 'authn-statement',
    told: [/<saml:AuthnStatement [^]*<\/saml:AuthnStatement>/, ''],
  },
  {
    what: 'no AuthnInstant',
    code: 'authn-instant',
    told: [/ AuthnInstant="[^"]*"/, ''],
  },
  {
    what: 'a person who proved it before the request',
    code: 'authn-stale',
    told: [/ AuthnInstant="[^"]*"/, ' AuthnInstant="2026-11-23T09:59:29Z"'],
  },
  {
    what: 'a session that is over',
    code: 'session-over',
    told: [
      / SessionIndex="[^"]*"/,
      ' SessionNotOnOrAfter="2026-11-23T10:01:00Z"',
    ],
  },
  {
    what: 'no SessionIndex, as above level 1',
    code: 'accepted',
    told: [/ SessionIndex="[^"]*"/, ''],
  },
  {
    what: 'a level of another specification',
    code: 'authn-context',
    told: [
      'https://www.spid.gov.it/SpidL2',
      'urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2',
    ],
  },
  { what: 'level 1', code: 'level', told: ['SpidL2', 'SpidL1'] },
  {
    what: 'level 3 where 2 is the minimum',
    code: 'accepted',
    told: ['SpidL2', 'SpidL3'],
  },
  {
    what: 'level 3 where 2 is asked exactly',
    code: 'level',
    told: ['SpidL2', 'SpidL3'],
    expected: () => ({ comparison: 'exact' }),
  },
  {
    what: 'no attribute',
    code: 'attributes',
    told: [
      /(<saml:AttributeStatement>).*(<\/saml:AttributeStatement>)/,
      '$1$2',
    ],
  },
  {
    what: 'an attribute told twice',
    code: 'attribute-name',
    told: [attribute('fiscalNumber'), '$&$&'],
  },
  {
    what: 'an attribute of two values',
    code: 'attribute-value',
    told: [/(Name="fiscalNumber".*?)(<saml:AttributeValue.*?Value>)/, '$1$2$2'],
  },
  {
    what: 'an empty name',
    code: 'attribute-value',
    told: ['>Ilaria<', '> <'],
  },
  {
    what: 'no fiscalNumber',
    code: 'attribute-missing',
    told: [attribute('fiscalNumber'), ''],
  },
  {
    what: 'a check character that is wrong',
    code: 'fiscal-number',
    told: ['SRTLRI84E52G479Z', 'SRTLRI84E52G479A'],
  },
  {
    what: 'the number of another State',
    code: 'fiscal-number',
    told: ['TINIT-', 'TINDE-'],
  },
  {
    what: 'a birthday that does not exist',
    code: 'date-of-birth',
    told: ['1984-05-12', '1984-02-31'],
  },
  {
    what: 'no e-mail, which is a suggestion',
    code: 'accepted',
    told: [attribute('email'), ''],
  },
];
