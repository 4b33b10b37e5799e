import { element } from '../../server/identity/saml/element.ts';
import type { KeyPair } from '../../server/identity/saml/key-pair.ts';
import { namespaces } from '../../server/identity/saml/names.ts';
import { signingKey } from '../../server/identity/saml/metadata/signing-key.ts';

/** The metadata of a test's identity provider, as a registry lists them. */
export function metadataOf(entityId: string, keys: KeyPair): string {
  const binding = (name: string) =>
    `urn:oasis:names:tc:SAML:2.0:bindings:${name}`;
  return element(
    'md:EntityDescriptor',
    {
      'xmlns:md': namespaces.metadata,
      'xmlns:ds': namespaces.signature,
      entityID: entityId,
    },
    element(
      'md:IDPSSODescriptor',
      { protocolSupportEnumeration: namespaces.protocol },
      signingKey(keys),
      element('md:SingleLogoutService', {
        Binding: binding('HTTP-Redirect'),
        Location: `${entityId}/slo`,
        ResponseLocation: `${entityId}/slo/answer`,
      }),
      element('md:SingleSignOnService', {
        Binding: binding('HTTP-Redirect'),
        Location: `${entityId}/sso`,
      }),
      element('md:SingleSignOnService', {
        Binding: binding('HTTP-POST'),
        Location: `${entityId}/sso`,
      }),
    ),
    element(
      'md:Organization',
      {},
      element(
        'md:OrganizationDisplayName',
        { 'xml:lang': 'it' },
        'Gestore di prova',
      ),
    ),
  ).xml;
}
