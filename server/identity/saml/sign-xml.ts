import { signXml as sign } from '@node-saml/node-saml/lib/xml.js';
import type { Xml } from './element.ts';
import type { KeyPair } from './key-pair.ts';

/**
 * An enveloped signature over the root, exclusive canonical form, RSA with SHA-256: right after the Issuer of a
 * message, first of all in metadata. The same document and key give the same bytes.
 */
export function signXml(
  { xml }: Xml,
  { key, certificate }: KeyPair,
  place: 'after-issuer' | 'first',
): string {
  const location =
    place === 'first'
      ? ({ reference: '/*', action: 'prepend' } as const)
      : ({
          reference: "/*/*[local-name(.)='Issuer']",
          action: 'after',
        } as const);
  return sign(xml, '/*', location, {
    ...{ privateKey: key, publicCert: certificate },
    ...{ signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' },
  });
}
