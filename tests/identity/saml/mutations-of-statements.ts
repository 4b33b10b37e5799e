import { told, type Mutation } from './mutation.ts';

const attribute = (name: string) =>
  new RegExp(`<saml:Attribute Name="${name}".*?</saml:Attribute>`);

export const mutationsOfStatements: Mutation[] = [
  told(
    'no Conditions',
    'conditions',
    /<saml:Conditions [^]*<\/saml:Conditions>/,
    '',
  ),
  told('no NotBefore', 'not-before', / NotBefore="[^"]*"/, ''),
  told(
    'an Assertion for later',
    'not-yet-valid',
    / NotBefore="[^"]*"/,
    ' NotBefore="2026-11-23T10:02:32Z"',
  ),
  told(
    'an Assertion for now, by a clock 30 s ahead',
    'accepted',
    / NotBefore="[^"]*"/,
    ' NotBefore="2026-11-23T10:02:31Z"',
  ),
  told(
    'a day that does not exist',
    'not-on-or-after',
    /(Conditions .*NotOnOrAfter=)"[^"]*"/,
    '$1"2026-11-31T10:00:00Z"',
  ),
  told(
    'an Assertion that is over',
    'expired',
    /(Conditions .*NotOnOrAfter=)"[^"]*"/,
    '$1"2026-11-23T10:01:31Z"',
  ),
  told(
    'an Assertion for somebody else',
    'audience',
    /<saml:Audience>[^<]*/,
    '<saml:Audience>https://other.it',
  ),
  told(
    'no AudienceRestriction',
    'audience',
    /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/,
    '',
  ),
  told(
    'no AuthnStatement',
    'authn-statement',
    /<saml:AuthnStatement [^]*<\/saml:AuthnStatement>/,
    '',
  ),
  told('no AuthnInstant', 'authn-instant', / AuthnInstant="[^"]*"/, ''),
  told(
    'a person who proved it before the request',
    'authn-stale',
    / AuthnInstant="[^"]*"/,
    ' AuthnInstant="2026-11-23T09:59:29Z"',
  ),
  told(
    'a session that is over',
    'session-over',
    / SessionIndex="[^"]*"/,
    ' SessionNotOnOrAfter="2026-11-23T10:01:00Z"',
  ),
  told(
    'no SessionIndex, as above level 1',
    'accepted',
    / SessionIndex="[^"]*"/,
    '',
  ),
  told(
    'a level of another specification',
    'authn-context',
    'https://www.spid.gov.it/SpidL2',
    'urn:oasis:names:tc:SAML:2.0:ac:classes:SpidL2',
  ),
  told('level 1', 'level', 'SpidL2', 'SpidL1'),
  told('level 3 where 2 is the minimum', 'accepted', 'SpidL2', 'SpidL3'),
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
  told(
    'an attribute told twice',
    'attribute-name',
    attribute('fiscalNumber'),
    '$&$&',
  ),
  told(
    'an attribute of two values',
    'attribute-value',
    /(Name="fiscalNumber".*?)(<saml:AttributeValue.*?Value>)/,
    '$1$2$2',
  ),
  told('an empty name', 'attribute-value', '>Ilaria<', '> <'),
  told('no fiscalNumber', 'attribute-missing', attribute('fiscalNumber'), ''),
  told(
    'a check character that is wrong',
    'fiscal-number',
    'SRTLRI84E52G479Z',
    'SRTLRI84E52G479A',
  ),
  told('the number of another State', 'fiscal-number', 'TINIT-', 'TINDE-'),
  told(
    'a birthday that does not exist',
    'date-of-birth',
    '1984-05-12',
    '1984-02-31',
  ),
  told('no e-mail, which is a suggestion', 'accepted', attribute('email'), ''),
];
