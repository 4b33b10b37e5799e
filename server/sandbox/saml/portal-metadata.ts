import type { Element } from '@xmldom/xmldom';
import { certificatePem } from '../../identity/saml/key-pair.ts';
import { bindings, namespaces } from '../../identity/saml/names.ts';
import { childrenOf, parseXml, textOf } from '../../identity/saml/parse-xml.ts';
import type { Idp } from './idp.ts';

/** A portal by its own metadata, which the real federations keep in their registries. */
export interface PortalMetadata {
  entityId: string;
  certificates: string[];
  /** Address by index. */
  acs: ReadonlyMap<string, string>;
  /** Names of attributes by index. */
  sets: ReadonlyMap<string, readonly string[]>;
  /** Where it takes logout messages by HTTP-Redirect. */
  slo: string | undefined;
}

/** @throws Error when the portal has none that could be registered. */
export async function portalMetadata(idp: Idp): Promise<PortalMetadata> {
  const url = `${idp.portal()}/auth/${idp.scheme}/metadata`;
  const answer = await fetch(url, { redirect: 'error' });
  if (!answer.ok) throw new Error(`metadati del portale: ${answer.status}`);
  return readPortalMetadata(await answer.text());
}

export function readPortalMetadata(xml: string): PortalMetadata {
  const { metadata, signature } = namespaces;
  const root = parseXml(xml).documentElement;
  const [role] = root ? childrenOf(root, metadata, 'SPSSODescriptor') : [];
  if (!root || !role) throw new Error('metadati del portale: illeggibili');
  const below = (parent: Element, name: string) =>
    childrenOf(parent, metadata, name);
  const of = (parent: Element, name: string) => parent.getAttribute(name) ?? '';
  const certificates = [
    ...role.getElementsByTagNameNS(signature, 'X509Certificate'),
  ].map((one) => certificatePem(textOf(one)));
  return {
    entityId: of(root, 'entityID'),
    certificates,
    acs: new Map(
      below(role, 'AssertionConsumerService').map((one) => [
        of(one, 'index'),
        of(one, 'Location'),
      ]),
    ),
    sets: new Map(
      below(role, 'AttributeConsumingService').map((one) => [
        of(one, 'index'),
        below(one, 'RequestedAttribute').map((asked) => of(asked, 'Name')),
      ]),
    ),
    slo: below(role, 'SingleLogoutService')
      .filter((one) => of(one, 'Binding') === bindings['HTTP-Redirect'])
      .map((one) => of(one, 'ResponseLocation') || of(one, 'Location'))[0],
  };
}
