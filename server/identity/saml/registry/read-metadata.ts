import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../names.ts';
import { childrenOf, parseXml, textOf, XmlFault } from '../parse-xml.ts';
import type { Described, DescribedEndpoint } from './check-provider.ts';

const { metadata, signature } = namespaces;

/** Identity providers out of SAML metadata, one EntityDescriptor or many. @throws XmlFault */
export function readMetadata(text: string): Described[] {
  const root = parseXml(text).documentElement;
  if (root?.namespaceURI !== metadata) throw new XmlFault('is no metadata');
  return entitiesIn(root).flatMap((entity) => {
    const [role] = childrenOf(entity, metadata, 'IDPSSODescriptor');
    return role ? [describedBy(entity, role)] : [];
  });
}

function entitiesIn(root: Element): Element[] {
  if (root.localName === 'EntityDescriptor') return [root];
  return [
    ...childrenOf(root, metadata, 'EntityDescriptor'),
    ...childrenOf(root, metadata, 'EntitiesDescriptor').flatMap(entitiesIn),
  ];
}

function describedBy(entity: Element, role: Element): Described {
  return {
    entityId: entity.getAttribute('entityID') ?? '',
    name: nameOf(entity),
    certificates: childrenOf(role, metadata, 'KeyDescriptor')
      .filter((key) => (key.getAttribute('use') ?? 'signing') === 'signing')
      .flatMap((key) => childrenOf(key, signature, 'KeyInfo'))
      .flatMap((info) => childrenOf(info, signature, 'X509Data'))
      .flatMap((data) => childrenOf(data, signature, 'X509Certificate'))
      .map(textOf),
    sso: endpointsIn(role, 'SingleSignOnService'),
    slo: endpointsIn(role, 'SingleLogoutService'),
  };
}

function nameOf(entity: Element): string {
  const names = ['OrganizationDisplayName', 'OrganizationName'].flatMap(
    (name) =>
      childrenOf(entity, metadata, 'Organization').flatMap((organization) =>
        childrenOf(organization, metadata, name),
      ),
  );
  const italian = names.find((name) => name.getAttribute('xml:lang') === 'it');
  const [first] = names;
  const chosen = italian ?? first;
  return chosen ? textOf(chosen) : '';
}

function endpointsIn(role: Element, name: string): DescribedEndpoint[] {
  return childrenOf(role, metadata, name).map((one) => {
    const responseLocation = one.getAttribute('ResponseLocation');
    return {
      binding: one.getAttribute('Binding') ?? '',
      location: one.getAttribute('Location') ?? '',
      ...(responseLocation && { responseLocation }),
    };
  });
}
