import { errorAnswer } from './answer.ts';
import { idpEntityId } from './asked.ts';
import type { Mutation } from './mutation.ts';
import { ofResponse, sign } from './sign.ts';

const ofTheResponse = (attribute: string) =>
  new RegExp(`(<samlp:Response [^>]*?) ${attribute}="[^"]*"`);
const issuer = /<saml:Issuer[^>]*>[^<]*<\/saml:Issuer>/;
const whole = /^[^]*$/;

export const mutationsOfResponse: Mutation[] = [
  {
    what: 'another Version',
    code: 'response-version',
    told: [ofTheResponse('Version'), '$1 Version="2.1"'],
  },
  {
    what: 'an IssueInstant without time',
    code: 'response-issue-instant',
    told: [ofTheResponse('IssueInstant'), '$1 IssueInstant="2026-11-23"'],
  },
  {
    what: 'an IssueInstant with microseconds',
    code: 'accepted',
    told: [
      ofTheResponse('IssueInstant'),
      '$1 IssueInstant="2026-11-23T10:02:00.123456Z"',
    ],
  },
  {
    what: 'a Response older than its request',
    code: 'response-early',
    told: [
      ofTheResponse('IssueInstant'),
      '$1 IssueInstant="2026-11-23T09:59:00Z"',
    ],
  },
  {
    what: 'a Response from the future',
    code: 'response-late',
    told: [
      ofTheResponse('IssueInstant'),
      '$1 IssueInstant="2026-11-23T10:03:00Z"',
    ],
  },
  {
    what: 'the answer to another request',
    code: 'in-response-to',
    told: [ofTheResponse('InResponseTo'), '$1 InResponseTo="_other"'],
  },
  {
    what: 'an answer nobody asked for',
    code: 'in-response-to',
    told: [ofTheResponse('InResponseTo'), '$1'],
  },
  {
    what: 'another Destination',
    code: 'destination',
    told: [ofTheResponse('Destination'), '$1 Destination="https://other.it"'],
  },
  { what: 'no Issuer', code: 'issuer', told: [issuer, ''] },
  {
    what: 'another Issuer',
    code: 'issuer',
    told: [issuer, '<saml:Issuer>https://other.it</saml:Issuer>'],
  },
  {
    what: 'an Issuer without Format',
    code: 'accepted',
    told: [issuer, `<saml:Issuer>${idpEntityId}</saml:Issuer>`],
  },
  {
    what: 'an Issuer of another Format',
    code: 'issuer-format',
    told: [
      issuer,
      `<saml:Issuer Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">${idpEntityId}</saml:Issuer>`,
    ],
  },
  {
    what: 'no Status',
    code: 'status',
    told: [/<samlp:Status>.*<\/samlp:Status>/, ''],
  },
  {
    what: 'an error beside an Assertion',
    code: 'status-mixed',
    told: ['status:Success', 'status:Requester'],
  },
  {
    what: 'success without an Assertion',
    code: 'assertion-missing',
    told: [/<saml:Assertion[^]*<\/saml:Assertion>/, ''],
    sign: (xml, keys) => sign(xml, keys, { path: ofResponse }),
  },
  {
    what: 'an error that is not about the person',
    code: 'status-error',
    told: [whole, errorAnswer('ErrorCode nr08')],
  },
  {
    what: 'a person who gave up',
    code: 'status-nr25',
    told: [whole, errorAnswer('ErrorCode nr25')],
  },
  {
    what: 'a person who gave up, unsigned',
    code: 'status-nr25',
    told: [whole, errorAnswer('ErrorCode nr25')],
    sign: (xml) => xml,
  },
  {
    what: 'a person who gave up, by another key',
    code: 'signature',
    told: [whole, errorAnswer('ErrorCode nr25')],
    sign: (xml, _, others) => sign(xml, others, { path: ofResponse }),
  },
];
