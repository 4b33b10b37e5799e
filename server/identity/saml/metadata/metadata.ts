import { createHash } from 'node:crypto';
import { element, type Xml } from '../element.ts';
import { bindings, namespaces, transientFormat } from '../names.ts';
import { signingKey } from './signing-key.ts';
import type { ServiceProvider } from '../service-provider.ts';
import { signXml } from '../sign-xml.ts';
import { attributeSets } from './attribute-sets.ts';
import { contactPersons } from './contact-persons.ts';

/**
 * Our signed metadata, as a federation registers them. Their ID comes from what they say, so that the same
 * configuration gives the same bytes at every start: a change would need a new round of registration.
 */
export function metadata(provider: ServiceProvider): string {
  const id = createHash('sha256').update(descriptor(provider, '_').xml);
  return signXml(
    descriptor(provider, `_${id.digest('hex').slice(0, 32)}`),
    provider.keys,
    'first',
  );
}

function descriptor(provider: ServiceProvider, id: string): Xml {
  const { prefix, namespace } = provider.policy.extensions;
  const { name, displayName, url } = provider.organization;
  const italian = { 'xml:lang': 'it' };
  return element(
    'md:EntityDescriptor',
    {
      'xmlns:md': namespaces.metadata,
      'xmlns:ds': namespaces.signature,
      [`xmlns:${prefix}`]: namespace,
      ID: id,
      entityID: provider.entityId,
    },
    role(provider),
    element(
      'md:Organization',
      {},
      element('md:OrganizationName', italian, name),
      element('md:OrganizationDisplayName', italian, displayName),
      element('md:OrganizationURL', italian, url),
    ),
    ...contactPersons(provider),
  );
}

function role(provider: ServiceProvider): Xml {
  return element(
    'md:SPSSODescriptor',
    {
      protocolSupportEnumeration: namespaces.protocol,
      AuthnRequestsSigned: 'true',
      WantAssertionsSigned: 'true',
    },
    signingKey(provider.keys),
    ...(['HTTP-Redirect', 'HTTP-POST'] as const).map((binding) =>
      element('md:SingleLogoutService', {
        Binding: bindings[binding],
        Location: provider.slo,
      }),
    ),
    element('md:NameIDFormat', {}, transientFormat),
    element('md:AssertionConsumerService', {
      index: '0',
      isDefault: 'true',
      Binding: bindings['HTTP-POST'],
      Location: provider.acs,
    }),
    ...attributeSets(provider),
  );
}
