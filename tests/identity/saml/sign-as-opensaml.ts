import { createHash, createSign } from 'node:crypto';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { ExclusiveCanonicalization } from 'xml-crypto';
import type { KeyPair } from '../../../server/identity/saml/key-pair.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const prefixes = ['xs', 'xsi'];

/**
 * Signs the Assertion as OpenSAML does, on which identity providers are built: the namespaces that only values use are
 * signed too, by an InclusiveNamespaces that xml-crypto reads but does not write in this way.
 */
export function signAsOpenSaml(xml: string, { key }: KeyPair): string {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const [assertion] = Array.from(
    document.getElementsByTagNameNS('*', 'Assertion'),
  );
  if (!assertion) throw new TypeError('no Assertion');
  const digest = createHash('sha256').update(canonical(assertion));
  const info = `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:CanonicalizationMethod Algorithm="${exclusive}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"></ds:SignatureMethod><ds:Reference URI="#${assertion.getAttribute('ID') ?? ''}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></ds:Transform><ds:Transform Algorithm="${exclusive}"><ec:InclusiveNamespaces xmlns:ec="${exclusive}" PrefixList="${prefixes.join(' ')}"></ec:InclusiveNamespaces></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod><ds:DigestValue>${digest.digest('base64')}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = createSign('sha256').update(info).sign(key, 'base64');
  // Right after the Issuer of the Assertion.
  return xml.replace(
    /(<saml:Assertion [^]*?<\/saml:Issuer>)/,
    `$1<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${info}<ds:SignatureValue>${value}</ds:SignatureValue></ds:Signature>`,
  );
}

function canonical(element: Element): string {
  const node: unknown = element;
  const form: { process(node: unknown, options: unknown): unknown } =
    new ExclusiveCanonicalization();
  return String(
    form.process(node, {
      inclusiveNamespacesPrefixList: prefixes,
      // Those in scope, where the element does not declare them itself.
      ancestorNamespaces: [],
    }),
  );
}
