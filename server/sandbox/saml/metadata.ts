import { element } from '../../identity/saml/element.ts';
import {
  basicFormat,
  bindings,
  namespaces,
  transientFormat,
} from '../../identity/saml/names.ts';
import { signingKey } from '../../identity/saml/metadata/signing-key.ts';
import { signXml } from '../../identity/saml/sign-xml.ts';
import type { Idp } from './idp.ts';
import { attributesOf } from './attributes.ts';

/** The metadata of an identity provider, signed, as AgID's registry and CIE give them. */
export function metadata({ entityId, name, keys, scheme }: Idp): string {
  const endpoint = (kind: string, path: string) =>
    element(`md:${kind}`, {
      Binding: bindings['HTTP-Redirect'],
      Location: entityId + path,
    });
  const italian = { 'xml:lang': 'it' };
  const root = element(
    'md:EntityDescriptor',
    {
      'xmlns:md': namespaces.metadata,
      'xmlns:ds': namespaces.signature,
      'xmlns:saml': namespaces.assertion,
      ID: '_sandbox',
      entityID: entityId,
    },
    element(
      'md:IDPSSODescriptor',
      {
        protocolSupportEnumeration: namespaces.protocol,
        WantAuthnRequestsSigned: 'true',
      },
      signingKey(keys),
      endpoint('SingleLogoutService', '/slo'),
      element('md:NameIDFormat', {}, transientFormat),
      endpoint('SingleSignOnService', '/sso'),
      ...attributesOf(scheme).map((attribute) =>
        element('saml:Attribute', { Name: attribute, NameFormat: basicFormat }),
      ),
    ),
    element(
      'md:Organization',
      {},
      element('md:OrganizationName', italian, name),
      element('md:OrganizationDisplayName', italian, name),
      element('md:OrganizationURL', italian, entityId),
    ),
  );
  return signXml(root, keys, 'first');
}
