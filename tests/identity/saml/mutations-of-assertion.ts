import { idpEntityId } from './asked.ts';
import type { Mutation } from './mutation.ts';

/** Inside the Assertion only. */
const within = (pattern: string) =>
  new RegExp(`(<saml:Assertion[^]*?)${pattern}`);
const issuer = '<saml:Issuer[^>]*>[^<]*</saml:Issuer>';

export const mutationsOfAssertion: Mutation[] = [
  {
    what: 'another Version',
    code: 'assertion-version',
    told: [within(' Version="2.0"'), '$1 Version="1.1"'],
  },
  {
    what: 'no IssueInstant',
    code: 'assertion-issue-instant',
    told: [within(' IssueInstant="[^"]*"'), '$1'],
  },
  {
    what: 'an Assertion older than its request',
    code: 'assertion-early',
    told: [
      within(' IssueInstant="[^"]*"'),
      '$1 IssueInstant="2026-11-23T09:59:00Z"',
    ],
  },
  {
    what: 'an Assertion from the future',
    code: 'assertion-late',
    told: [
      within(' IssueInstant="[^"]*"'),
      '$1 IssueInstant="2026-11-23T10:03:00Z"',
    ],
  },
  {
    what: 'another Issuer',
    code: 'assertion-issuer',
    told: [within(issuer), '$1<saml:Issuer>https://other.it</saml:Issuer>'],
  },
  {
    what: 'an Issuer without Format',
    code: 'assertion-issuer-format',
    told: [within(issuer), `$1<saml:Issuer>${idpEntityId}</saml:Issuer>`],
  },
  {
    what: 'no Subject',
    code: 'subject',
    told: [/<saml:Subject>[^]*<\/saml:Subject>/, ''],
  },
  {
    what: 'an empty NameID',
    code: 'name-id',
    told: ['>_visit</saml:NameID>', '></saml:NameID>'],
  },
  {
    what: 'a lasting NameID',
    code: 'name-id-format',
    told: ['nameid-format:transient', 'nameid-format:persistent'],
  },
  {
    what: 'no NameQualifier',
    code: 'name-qualifier',
    told: [/ NameQualifier="[^"]*"/, ''],
  },
  {
    what: 'no SubjectConfirmation',
    code: 'confirmation',
    told: [/<saml:SubjectConfirmation [^]*<\/saml:SubjectConfirmation>/, ''],
  },
  {
    what: 'a holder of a key',
    code: 'confirmation-method',
    told: ['cm:bearer', 'cm:holder-of-key'],
  },
  {
    what: 'no SubjectConfirmationData',
    code: 'confirmation-data',
    told: [/<saml:SubjectConfirmationData [^>]*>/, ''],
  },
  {
    what: 'another Recipient',
    code: 'recipient',
    told: [/ Recipient="[^"]*"/, ' Recipient="https://other.it/acs"'],
  },
  {
    what: 'a confirmation of another request',
    code: 'confirmation-in-response-to',
    told: [within(' InResponseTo="[^"]*"'), '$1 InResponseTo="_other"'],
  },
  {
    what: 'a confirmation without end',
    code: 'confirmation-time',
    told: [/ NotOnOrAfter="[^"]*"/, ''],
  },
  {
    what: 'a confirmation that is over',
    code: 'confirmation-expired',
    told: [/ NotOnOrAfter="[^"]*"/, ' NotOnOrAfter="2026-11-23T10:01:31Z"'],
  },
  {
    what: 'a confirmation for later',
    code: 'confirmation-not-before',
    told: [/ NotOnOrAfter="/, ' NotBefore="2026-11-23T10:02:00Z"$&'],
  },
];
