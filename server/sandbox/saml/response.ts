import { randomUUID } from 'node:crypto';
import { element, type Xml } from '../../identity/saml/element.ts';
import {
  entityFormat,
  namespaces,
  statuses,
} from '../../identity/saml/names.ts';
import { signXml } from '../../identity/saml/sign-xml.ts';
import type { Idp } from './idp.ts';
import type { Asked } from './asked.ts';

/** The answer that tells who it is; the signed assertion goes in as it is. */
export function success(idp: Idp, asked: Asked, at: Date, signed: string): Xml {
  const status = element(
    'samlp:Status',
    {},
    element('samlp:StatusCode', { Value: statuses.success }),
  );
  return response(idp, asked, at, status, { xml: signed });
}

/** The answer that tells why not: `ErrorCode nrNN` (spid-regole-tecniche, messaggi di errore). */
export function failure(
  idp: Idp,
  asked: Asked,
  at: Date,
  anomaly: string,
): string {
  const status = element(
    'samlp:Status',
    {},
    element(
      'samlp:StatusCode',
      { Value: 'urn:oasis:names:tc:SAML:2.0:status:Responder' },
      element('samlp:StatusCode', {
        Value: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
      }),
    ),
    element('samlp:StatusMessage', {}, `ErrorCode ${anomaly}`),
  );
  return signXml(response(idp, asked, at, status), idp.keys, 'after-issuer');
}

function response(
  { entityId }: Idp,
  { id, acs }: Asked,
  at: Date,
  ...parts: readonly Xml[]
): Xml {
  return element(
    'samlp:Response',
    {
      'xmlns:samlp': namespaces.protocol,
      'xmlns:saml': namespaces.assertion,
      ID: `_${randomUUID()}`,
      InResponseTo: id,
      Version: '2.0',
      IssueInstant: at.toISOString(),
      Destination: acs,
    },
    element('saml:Issuer', { Format: entityFormat }, entityId),
    ...parts,
  );
}
