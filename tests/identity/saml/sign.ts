import { SignedXml } from 'xml-crypto';
import {
  certificateBody,
  type KeyPair,
} from '../../../server/identity/saml/key-pair.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export interface How {
  /** Of what is signed. */
  path: string;
  transforms?: string[];
  canonicalization?: string;
  signature?: string;
  digest?: string;
  /** Another certificate than the key's, to see whether somebody believes it. */
  certificate?: string;
  uri?: '';
}

export const ofAssertion = "//*[local-name(.)='Assertion']";
export const ofResponse = "/*[local-name(.)='Response']";

/** Puts an enveloped signature over an element, after its Issuer if it has one. */
export function sign(xml: string, keys: KeyPair, how: How): string {
  const signer = new SignedXml({
    privateKey: keys.key,
    signatureAlgorithm:
      how.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: how.canonicalization ?? exclusive,
    getKeyInfoContent: () =>
      `<ds:X509Data><ds:X509Certificate>${certificateBody(how.certificate ?? keys.certificate)}</ds:X509Certificate></ds:X509Data>`,
  });
  signer.addReference({
    xpath: how.path,
    digestAlgorithm: how.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: how.transforms ?? [enveloped, exclusive],
    ...(how.uri === '' && { uri: '', isEmptyUri: true }),
  });
  const issuer = `${how.path}/*[local-name(.)='Issuer']`;
  const hasIssuer = new RegExp(
    how.path === ofResponse
      ? '<samlp:Response[^>]*>\\s*<saml:Issuer'
      : '<saml:Assertion[^>]*>\\s*<saml:Issuer',
  ).test(xml);
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: hasIssuer
      ? { reference: issuer, action: 'after' }
      : { reference: how.path, action: 'prepend' },
  });
  return signer.getSignedXml();
}

/** As identity providers do: the Assertion, then the Response around it. */
export function signBoth(xml: string, keys: KeyPair): string {
  const signed = xml.includes('<saml:Assertion')
    ? sign(xml, keys, { path: ofAssertion })
    : xml;
  return sign(signed, keys, { path: ofResponse });
}

export function signAssertion(xml: string, keys: KeyPair): string {
  return sign(xml, keys, { path: ofAssertion });
}
