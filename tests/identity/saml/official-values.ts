import { attributesXml } from './answer.ts';
import {
  acsUrl,
  answeredAt,
  entityId,
  idpEntityId,
  requestId,
} from './asked.ts';
import type { Values } from './jinja.ts';

/** What the official tools fill into a template where a case says nothing else. */
export const officialValues: Values = {
  AssertionConsumerURL: acsUrl,
  ResponseID: '_official-response',
  AuthnRequestID: requestId,
  IssueInstant: answeredAt,
  IssueInstantMillis: '2026-11-23T10:02:00.123456Z',
  Issuer: idpEntityId,
  AssertionID: '_official-assertion',
  NameIDNameQualifier: 'something',
  NameID: 'that-transient-opaque-value',
  NotOnOrAfter: '2026-11-23T10:07:00Z',
  NotBefore: answeredAt,
  AuthnIstant: answeredAt,
  SessionIndex: '_official-session',
  Audience: entityId,
  AuthnContextClassRef: 'https://www.spid.gov.it/SpidL2',
};

/** The person of both tools. */
const person = {
  spidCode: 'AGID-001',
  name: 'SpidValidator',
  familyName: 'AgID',
  placeOfBirth: 'Roma',
  dateOfBirth: '2000-01-01',
  fiscalNumber: 'TINIT-GDASDV00A01H501J',
  mobilePhone: '+393331234567',
  email: 'spid.tech@agid.gov.it',
};

/** What a case gives instead; the empty text stands for the usual. */
export function valuesOf(
  response: Readonly<Record<string, unknown>>,
  nameFormat: boolean,
  usual: Values = officialValues,
): Values {
  const given = Object.entries(response).filter(
    ([name, value]) =>
      name !== 'Attributes' && (value === null || typeof value === 'string'),
  ) as [string, string | null][];
  const attributes = (response['Attributes'] ?? person) as Record<
    string,
    string
  >;
  return {
    ...usual,
    ...Object.fromEntries(given.filter(([, value]) => value !== '')),
    Attributes: attributesXml(attributes, nameFormat ? undefined : ''),
    sign_response: true,
    sign_assertion: true,
  };
}
