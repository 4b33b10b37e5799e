import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { certificatePem } from '../../../server/identity/saml/key-pair.ts';
import type { Found } from './find.ts';
import { every, hasValue, type Check, type Subject } from './subject.ts';

const signatureMethods = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
];
const digestMethods = [
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmlenc#sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512',
];
const method = 'Signature/SignedInfo/SignatureMethod';
const digest = 'Signature/SignedInfo/Reference/DigestMethod';

/** Of the signature in one of the two documents. */
export function signatureChecks(
  of: (subject: Subject) => Found,
): Record<string, Check> {
  const oneOf =
    (path: string, list: string[]): Check =>
    (subject) =>
      every(of(subject).all(path), (one) =>
        list.includes(one.attribute('Algorithm') ?? ''),
      );
  const digestIsAllowed = oneOf(digest, digestMethods);
  return {
    'The Signature element MUST be present': (s) =>
      of(s).all('Signature').length === 1,
    'The SignatureMethod element MUST be present': (s) =>
      of(s).all(method).length === 1,
    'The Algorithm attribute MUST be present in SignatureMethod element': (s) =>
      every(of(s).all(method), hasValue('Algorithm')),
    'The signature algorithm MUST be valid': oneOf(method, signatureMethods),
    'The DigestMethod element MUST be present': (s) =>
      of(s).all(digest).length === 1,
    'The Algorithm attribute MUST be present in DigestMethod element': (s) =>
      every(of(s).all(digest), hasValue('Algorithm')),
    'The digest algorithm MUST be valid': digestIsAllowed,
    [`The digest algorithm MUST be one of [${digestMethods.join(', ')}]`]:
      digestIsAllowed,
  };
}

/** By the certificate that the metadata name, as an identity provider would check it. */
export function isSigned(of: (subject: Subject) => string): Check {
  return (subject) =>
    certificatesOf(subject).some((pem) => verifies(of(subject), pem));
}

function verifies(xml: string, publicCert: string): boolean {
  const [signature] = /<Signature .*<\/Signature>/s.exec(xml) ?? [];
  if (signature === undefined) return false;
  const verifier = new SignedXml({ publicCert });
  verifier.loadSignature(signature);
  return verifier.checkSignature(xml);
}

export function certificatesOf({ metadata }: Subject): string[] {
  return metadata
    .all(
      'SPSSODescriptor/KeyDescriptor[@use=signing]/KeyInfo/X509Data/X509Certificate',
    )
    .map(({ text }) => certificatePem(text));
}

export const certificateChecks: Record<string, Check> = {
  'The certificate #0 MUST not use weak signature algorithm': (s) =>
    every(certificatesOf(s), (pem) => {
      // The OID of sha256WithRSAEncryption, in the certificate's own bytes.
      const der = new X509Certificate(pem).raw.toString('hex');
      return der.includes('06092a864886f70d01010b');
    }),
  'The key type of certificate #0 MUST be one of [rsaEncryption, id-ecPublicKey] - TR pag. 19':
    (s) =>
      every(
        certificatesOf(s),
        (pem) => new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa',
      ),
  'The key length of certificate #0 MUST be >= 2048.': (s) =>
    every(
      certificatesOf(s),
      (pem) =>
        (new X509Certificate(pem).publicKey.asymmetricKeyDetails
          ?.modulusLength ?? 0) >= 2048,
    ),
  'The certificate #0 is expired or datetime is not valid.': (s) =>
    every(certificatesOf(s), (pem) => {
      const { validFrom, validTo } = new X509Certificate(pem);
      return (
        new Date(validFrom) <= new Date() && new Date() < new Date(validTo)
      );
    }),
};
