import type { Element } from '@xmldom/xmldom';
import type { Level } from '#model/access-protocol.ts';
import {
  entityFormat,
  namespaces,
  transientFormat,
} from '../../identity/saml/names.ts';
import {
  childrenOf,
  parseXml,
  rootOf,
  textOf,
} from '../../identity/saml/parse-xml.ts';
import { readRedirect } from '../../identity/saml/redirect-query.ts';
import type { Asked } from './asked.ts';
import type { Idp } from './idp.ts';
import type { PortalMetadata } from './portal-metadata.ts';

const { protocol, assertion } = namespaces;

/** Reads what came by HTTP-Redirect as the federations' rules want it. @throws Error saying what is wrong, in Italian. */
export function readRequest(
  idp: Idp,
  portal: PortalMetadata,
  query: string,
  now: Date,
): Asked {
  const message = readRedirect(query);
  must(message?.message === 'SAMLRequest', 'manca SAMLRequest');
  must(message.signedBy(portal.certificates), 'la firma non è valida');
  must(message.relayState, 'manca RelayState');
  const root = rootOf(parseXml(message.xml), protocol, 'AuthnRequest');
  const of = (name: string) => root.getAttribute(name) ?? '';
  must(/^[A-Za-z_][\w.-]+$/.test(of('ID')), 'ID non è un NCName');
  must(of('Version') === '2.0', 'Version non è 2.0');
  const age = now.getTime() - Date.parse(of('IssueInstant'));
  must(age < 300_000 && age > -60_000, 'IssueInstant non è di adesso');
  must(of('Destination') === `${idp.entityId}/sso`, 'Destination è di altri');
  must(!root.hasAttribute('IsPassive'), 'IsPassive non è ammesso');
  must(!root.hasAttribute('AssertionConsumerServiceURL'), 'va usato l’indice');
  const acs = portal.acs.get(of('AssertionConsumerServiceIndex'));
  must(acs, 'AssertionConsumerServiceIndex non è nei metadati');
  const attributes = portal.sets.get(of('AttributeConsumingServiceIndex'));
  must(attributes, 'AttributeConsumingServiceIndex non è nei metadati');
  checkIssuer(root, portal.entityId);
  const [policy] = childrenOf(root, protocol, 'NameIDPolicy');
  must(policy?.getAttribute('Format') === transientFormat, 'NameIDPolicy');
  must(!policy.hasAttribute('AllowCreate'), 'AllowCreate non è ammesso');
  const level = levelOf(root);
  must(level < 2 || of('ForceAuthn') === 'true', 'manca ForceAuthn');
  const { relayState } = message;
  return {
    ...{ id: of('ID'), audience: portal.entityId, acs, level, attributes },
    relayState,
  };
}

function checkIssuer(root: Element, entityId: string): void {
  const [issuer] = childrenOf(root, assertion, 'Issuer');
  must(issuer && textOf(issuer) === entityId, 'Issuer non è nei metadati');
  must(issuer.getAttribute('Format') === entityFormat, 'Format di Issuer');
  must(issuer.getAttribute('NameQualifier') === entityId, 'NameQualifier');
}

function levelOf(root: Element): Level {
  const [context] = childrenOf(root, protocol, 'RequestedAuthnContext');
  const comparison = context?.getAttribute('Comparison') ?? '';
  must(context && /^(?:minimum|exact)$/.test(comparison), 'Comparison');
  const [reference] = childrenOf(context, assertion, 'AuthnContextClassRef');
  const [, level] =
    /^https:\/\/www\.spid\.gov\.it\/SpidL([123])$/.exec(
      reference ? textOf(reference) : '',
    ) ?? [];
  must(level, 'AuthnContextClassRef');
  return Number(level) as Level;
}

function must(holds: unknown, fault: string): asserts holds {
  if (!holds) throw new Error(fault);
}
