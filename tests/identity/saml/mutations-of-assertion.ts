import { told, type Mutation } from './mutation.ts';

export const mutationsOfAssertion: Mutation[] = [
  told('no Subject', 'subject', /<saml:Subject>[^]*<\/saml:Subject>/, ''),
  told(
    'an empty NameID',
    'name-id',
    '>_visit</saml:NameID>',
    '></saml:NameID>',
  ),
  told(
    'a lasting NameID',
    'name-id-format',
    'nameid-format:transient',
    'nameid-format:persistent',
  ),
  told('no NameQualifier', 'name-qualifier', / NameQualifier="[^"]*"/, ''),
  told(
    'no SubjectConfirmation',
    'confirmation',
    /<saml:SubjectConfirmation [^]*<\/saml:SubjectConfirmation>/,
    '',
  ),
  told(
    'a holder of a key',
    'confirmation-method',
    'cm:bearer',
    'cm:holder-of-key',
  ),
  told(
    'no SubjectConfirmationData',
    'confirmation-data',
    /<saml:SubjectConfirmationData [^>]*>/,
    '',
  ),
  told(
    'another Recipient',
    'recipient',
    / Recipient="[^"]*"/,
    ' Recipient="https://other.it/acs"',
  ),
  told(
    'a confirmation of another request',
    'confirmation-in-response-to',
    /(<saml:Assertion[^]*?) InResponseTo="[^"]*"/,
    '$1 InResponseTo="_other"',
  ),
  told(
    'a confirmation without end',
    'confirmation-time',
    / NotOnOrAfter="[^"]*"/,
    '',
  ),
  told(
    'a confirmation that is over',
    'confirmation-expired',
    / NotOnOrAfter="[^"]*"/,
    ' NotOnOrAfter="2026-11-23T10:01:31Z"',
  ),
  told(
    'a confirmation for later',
    'confirmation-not-before',
    / NotOnOrAfter="/,
    ' NotBefore="2026-11-23T10:02:00Z"$&',
  ),
];
