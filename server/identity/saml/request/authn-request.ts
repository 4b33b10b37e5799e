import type { Instant } from '#model/day.ts';
import type { Level } from '#model/access-protocol.ts';
import { element, type Xml } from '../element.ts';
import { entityFormat, namespaces, transientFormat } from '../names.ts';
import type { Comparison } from '../policy.ts';
import type { ServiceProvider } from '../service-provider.ts';

export interface AuthnRequest {
  /** NCName: `_` and a UUID. */
  id: string;
  at: Instant;
  /** SSO Location of the identity provider that is asked. */
  destination: string;
  level: Level;
  comparison: Comparison;
  /** Index of the attribute set in our metadata. */
  attributeSet: number;
}

/**
 * A request for authentication, unsigned (facts/identity.md §1, AuthnRequest): no ACS address beside its index, no
 * AllowCreate, no IsPassive, no Scoping.
 * @throws RangeError for a comparison that the scheme does not take.
 */
export function authnRequest(
  { policy, entityId }: ServiceProvider,
  { id, at, destination, level, comparison, attributeSet }: AuthnRequest,
): Xml {
  if (!policy.comparisons.includes(comparison))
    throw new RangeError(`${policy.scheme} takes no ${comparison}`);
  const force = policy.alwaysForceAuthn || level > 1;
  return element(
    'samlp:AuthnRequest',
    {
      'xmlns:samlp': namespaces.protocol,
      'xmlns:saml': namespaces.assertion,
      ID: id,
      Version: '2.0',
      IssueInstant: at,
      Destination: destination,
      ForceAuthn: force ? 'true' : undefined,
      AssertionConsumerServiceIndex: '0',
      AttributeConsumingServiceIndex: String(attributeSet),
    },
    element(
      'saml:Issuer',
      { Format: entityFormat, NameQualifier: entityId },
      entityId,
    ),
    element('samlp:NameIDPolicy', { Format: transientFormat }),
    element(
      'samlp:RequestedAuthnContext',
      { Comparison: comparison },
      element('saml:AuthnContextClassRef', {}, policy.classRefs[level]),
    ),
  );
}
