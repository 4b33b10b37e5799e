import { getVerifiedXml } from '@node-saml/node-saml/lib/xml.js';
import type { Element } from '@xmldom/xmldom';
import { SamlRefusal } from './saml-refusal.ts';

/**
 * What the signature in an element signs, as the very text whose digest was signed: the element in its exclusive
 * canonical form without the signature. Whatever is believed is read from this and nothing else.
 * @param signed of an outline and with a signature of a form that were checked
 * @throws SamlRefusal signature, when no certificate's key verifies it
 */
export function signedBytes(
  text: string,
  signed: Element,
  certificates: readonly string[],
): string {
  const bytes = verifiedIn(text, signed, certificates);
  if (bytes === undefined) throw new SamlRefusal('signature');
  return bytes;
}

function verifiedIn(
  text: string,
  signed: Element,
  certificates: readonly string[],
): string | undefined {
  try {
    // Another version of the same DOM: alike in what is read of it, not in its types.
    const element = signed as never;
    return getVerifiedXml(text, element, [...certificates]) ?? undefined;
  } catch {
    // The library throws for a signature that is wrong.
    return undefined;
  }
}
