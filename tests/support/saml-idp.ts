import { randomUUID } from 'node:crypto';
import { element, type Xml } from '../../server/identity/saml/element.ts';
import { makeKeys } from '../../server/identity/saml/development-keys.ts';
import type { KeyPair } from '../../server/identity/saml/key-pair.ts';
import { namespaces } from '../../server/identity/saml/names.ts';
import { redirectTo } from '../../server/identity/saml/redirect-query.ts';
import { signXml } from '../../server/identity/saml/sign-xml.ts';
import { metadataOf } from './saml-idp-metadata.ts';

/** Whom a test's identity provider vouches for. */
export const person = {
  spidCode: 'PROV0000000001',
  name: 'Ada',
  familyName: 'Prova',
  fiscalNumber: 'TINIT-PRVDAA80A41H501A',
  dateOfBirth: '1980-01-01',
  email: 'ada@prova.example',
  mobilePhone: '+393330000000',
};

/** What an answer is to say, where it differs from a right one. */
export interface Answer {
  inResponseTo: string;
  acs: string;
  audience: string;
  at?: Date;
  attributes?: Readonly<Record<string, string>>;
  nameId?: string;
  sessionIndex?: string;
  /** `ErrorCode nrNN` instead of an assertion. */
  anomaly?: number;
  id?: string;
  assertionId?: string;
}

export interface TestIdp {
  entityId: string;
  keys: KeyPair;
  /** Its metadata, as a file or a list would have them. */
  metadata: string;
  /** A SAMLResponse, base64, signed twice. */
  answer(answer: Answer): string;
  /** A LogoutRequest, unsigned. */
  logoutRequest(request: {
    destination: string;
    nameId: string;
    id?: string;
    at?: Date;
    sessionIndex?: string;
  }): Xml;
  /** The same, as the query of an address. */
  signedQuery(xml: Xml, relayState?: string): string;
}

const entityFormat = 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const status = 'urn:oasis:names:tc:SAML:2.0:status';

/** An identity provider with a key of its own, made anew. */
export async function testIdp(
  entityId = 'https://idp.example',
): Promise<TestIdp> {
  const keys = await makeKeys(
    {
      organization: 'Gestore di prova',
      entityId,
      ipaCode: 'prova',
      locality: 'Roma',
    },
    new Date(),
  );
  const issuer = element('saml:Issuer', { Format: entityFormat }, entityId);
  return {
    entityId,
    keys,
    metadata: metadataOf(entityId, keys),
    answer(answer) {
      const xml = signXml(
        responseOf(issuer, entityId, keys, answer),
        keys,
        'after-issuer',
      );
      return Buffer.from(xml).toString('base64');
    },
    logoutRequest({
      destination,
      nameId,
      id = `_${randomUUID()}`,
      at = new Date(),
      sessionIndex,
    }) {
      return element(
        'samlp:LogoutRequest',
        {
          'xmlns:samlp': namespaces.protocol,
          'xmlns:saml': namespaces.assertion,
          ...{
            ID: id,
            Version: '2.0',
            IssueInstant: at.toISOString(),
            Destination: destination,
          },
        },
        issuer,
        element('saml:NameID', { NameQualifier: entityId }, nameId),
        ...(sessionIndex === undefined
          ? []
          : [element('samlp:SessionIndex', {}, sessionIndex)]),
      );
    },
    signedQuery({ xml }, relayState) {
      const message = { message: 'SAMLRequest', xml, relayState } as const;
      return redirectTo('', message, keys.key).slice(1);
    },
  };
}

function responseOf(
  issuer: Xml,
  entityId: string,
  keys: KeyPair,
  answer: Answer,
): Xml {
  const {
    inResponseTo,
    acs,
    anomaly,
    at = new Date(),
    id = `_${randomUUID()}`,
  } = answer;
  return element(
    'samlp:Response',
    {
      'xmlns:samlp': namespaces.protocol,
      'xmlns:saml': namespaces.assertion,
      ...{ ID: id, Version: '2.0', IssueInstant: at.toISOString() },
      ...{ Destination: acs, InResponseTo: inResponseTo },
    },
    issuer,
    ...(anomaly === undefined
      ? [
          element(
            'samlp:Status',
            {},
            element('samlp:StatusCode', { Value: `${status}:Success` }),
          ),
          {
            xml: signXml(
              assertionOf(issuer, entityId, answer, at),
              keys,
              'after-issuer',
            ),
          },
        ]
      : [anomalyOf(anomaly)]),
  );
}

function anomalyOf(code: number): Xml {
  return element(
    'samlp:Status',
    {},
    element(
      'samlp:StatusCode',
      { Value: `${status}:Responder` },
      element('samlp:StatusCode', { Value: `${status}:AuthnFailed` }),
    ),
    element('samlp:StatusMessage', {}, `ErrorCode nr${code}`),
  );
}

function assertionOf(
  issuer: Xml,
  entityId: string,
  answer: Answer,
  at: Date,
): Xml {
  const { inResponseTo, acs, audience, attributes = person } = answer;
  const instant = at.toISOString();
  const end = new Date(at.getTime() + 300_000).toISOString();
  return element(
    'saml:Assertion',
    {
      'xmlns:saml': namespaces.assertion,
      ...{
        ID: answer.assertionId ?? `_${randomUUID()}`,
        Version: '2.0',
        IssueInstant: instant,
      },
    },
    issuer,
    element(
      'saml:Subject',
      {},
      element(
        'saml:NameID',
        {
          Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
          NameQualifier: entityId,
        },
        answer.nameId ?? `_${randomUUID()}`,
      ),
      element(
        'saml:SubjectConfirmation',
        { Method: bearer },
        element('saml:SubjectConfirmationData', {
          InResponseTo: inResponseTo,
          Recipient: acs,
          NotOnOrAfter: end,
        }),
      ),
    ),
    element(
      'saml:Conditions',
      { NotBefore: instant, NotOnOrAfter: end },
      element(
        'saml:AudienceRestriction',
        {},
        element('saml:Audience', {}, audience),
      ),
    ),
    element(
      'saml:AuthnStatement',
      {
        AuthnInstant: instant,
        SessionIndex: answer.sessionIndex ?? `_${randomUUID()}`,
      },
      element(
        'saml:AuthnContext',
        {},
        element(
          'saml:AuthnContextClassRef',
          {},
          'https://www.spid.gov.it/SpidL2',
        ),
      ),
    ),
    element(
      'saml:AttributeStatement',
      {},
      ...Object.entries(attributes).map(([name, value]) =>
        element(
          'saml:Attribute',
          { Name: name },
          element('saml:AttributeValue', {}, value),
        ),
      ),
    ),
  );
}
