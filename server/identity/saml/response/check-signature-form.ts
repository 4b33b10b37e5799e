import type { Element } from '@xmldom/xmldom';
import {
  attributeOf,
  childOf,
  elementsOf,
  textOf,
  type Name,
} from './nodes.ts';
import { insist } from './saml-refusal.ts';

const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
/** RSA and SHA-2 only: neither SHA-1 nor HMAC, which a public key would open. */
const signatureMethods = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];
const digestMethods = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha512',
];
const base64 = /^(?:[A-Za-z0-9+/]\s*)+(?:=\s*){0,2}$/;

/**
 * The signature in an element signs that element whole, and says so in the one way SAML has (core §5.4), so that nothing
 * is left to how a library reads it.
 * @throws SamlRefusal signature-form, signature-algorithm, signature-reference, signature-transform
 */
export function checkSignatureForm(signature: Element, signed: Element): void {
  const info = childOf(signature, 'ds:SignedInfo');
  const reference = childOf(info, 'ds:Reference');
  insist(info !== undefined && reference !== undefined, 'signature-form');
  insist(
    algorithm(info, 'ds:CanonicalizationMethod') === exclusive,
    'signature-form',
  );
  insist(
    base64.test(textOf(childOf(signature, 'ds:SignatureValue'))),
    'signature-form',
  );
  insist(
    base64.test(textOf(childOf(reference, 'ds:DigestValue'))),
    'signature-form',
  );
  insist(
    signatureMethods.includes(algorithm(info, 'ds:SignatureMethod')) &&
      digestMethods.includes(algorithm(reference, 'ds:DigestMethod')),
    'signature-algorithm',
  );
  const id = attributeOf(signed, 'ID');
  insist(attributeOf(reference, 'URI') === `#${id}`, 'signature-reference');
  insist(!reference.hasAttribute('Type'), 'signature-reference');
  checkTransforms(childOf(reference, 'ds:Transforms'));
}

/** Core §5.4.4: the enveloped signature taken out, then the exclusive canonical form. */
function checkTransforms(transforms: Element | undefined): void {
  insist(transforms !== undefined, 'signature-transform');
  const [first, second, ...more] = elementsOf(transforms);
  insist(
    attributeOf(first, 'Algorithm') === enveloped &&
      attributeOf(second, 'Algorithm') === exclusive &&
      more.length === 0,
    'signature-transform',
  );
  insist(
    childOf(first, 'ec:InclusiveNamespaces') === undefined,
    'signature-transform',
  );
}

function algorithm(parent: Element, name: Name): string {
  return attributeOf(childOf(parent, name), 'Algorithm');
}
