import { SignedXml } from 'xml-crypto';
import type { Xml } from './element.ts';
import type { KeyPair } from './key-pair.ts';
import { namespaces, rsaSha256 } from './names.ts';

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/**
 * An enveloped signature over the root, exclusive canonical form, RSA with SHA-256: right after the Issuer of a
 * message, first of all in metadata. The same document and key give the same bytes.
 */
export function signXml(
  { xml }: Xml,
  { key, certificate }: KeyPair,
  place: 'after-issuer' | 'first',
): string {
  const signer = new SignedXml({
    privateKey: key,
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusive,
    publicCert: certificate,
    getKeyInfoContent: (options = {}) => SignedXml.getKeyInfoContent(options),
  });
  signer.addReference({
    xpath: '/*',
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: [`${namespaces.signature}enveloped-signature`, exclusive],
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location:
      place === 'first'
        ? { reference: '/*', action: 'prepend' }
        : { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}
