import { randomUUID } from 'node:crypto';
import { element, type Xml } from '../element.ts';
import { entityFormat, namespaces, statuses } from '../names.ts';
import type { ServiceProvider } from '../service-provider.ts';

/** The answer to a LogoutRequest, unsigned: all its sessions are over, or some may still run. */
export function logoutResponse(
  { entityId }: ServiceProvider,
  {
    inResponseTo,
    destination,
    at,
    complete,
  }: { inResponseTo: string; destination: string; at: Date; complete: boolean },
): Xml {
  return element(
    'samlp:LogoutResponse',
    {
      'xmlns:samlp': namespaces.protocol,
      'xmlns:saml': namespaces.assertion,
      ID: `_${randomUUID()}`,
      Version: '2.0',
      IssueInstant: at.toISOString(),
      Destination: destination,
      InResponseTo: inResponseTo,
    },
    element(
      'saml:Issuer',
      { Format: entityFormat, NameQualifier: entityId },
      entityId,
    ),
    element(
      'samlp:Status',
      {},
      complete
        ? element('samlp:StatusCode', { Value: statuses.success })
        : element(
            'samlp:StatusCode',
            { Value: statuses.requester },
            element('samlp:StatusCode', { Value: statuses.partialLogout }),
          ),
    ),
  );
}
