import type { KeyObject } from 'node:crypto';
import type { Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { SamlRefusal } from './saml-refusal.ts';

/**
 * What a signature signs, as the very text whose digest was signed: the element in its exclusive canonical form without
 * the signature. Whatever is believed is read from this and nothing else.
 * @param signature of a form that was checked
 * @throws SamlRefusal signature, when no key verifies it
 */
export function signedBytes(
  text: string,
  signature: Element,
  keys: readonly KeyObject[],
): string {
  for (const key of keys) {
    const bytes = verifyWith(key, text, signature);
    if (bytes !== undefined) return bytes;
  }
  throw new SamlRefusal('signature');
}

function verifyWith(
  key: KeyObject,
  text: string,
  signature: Element,
): string | undefined {
  try {
    const signed = new SignedXml({
      publicCert: key,
      // KeyInfo is anybody's word.
      getCertFromKeyInfo: () => null,
    });
    // As SAML names it, and no other: unique, as the outline has seen to.
    signed.idAttributes = ['ID'];
    // Another version of the same DOM: alike in what is read of it, not in its types.
    const loader: { loadSignature(node: unknown): void } = signed;
    loader.loadSignature(signature);
    if (!signed.checkSignature(text)) return undefined;
    const [bytes, ...more] = signed.getSignedReferences();
    return more.length === 0 ? bytes : undefined;
  } catch {
    // The library throws for a signature that is wrong.
    return undefined;
  }
}
