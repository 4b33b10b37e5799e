import type { Element } from '@xmldom/xmldom';
import { checkOutline } from '../response/check-outline.ts';
import { checkSignatureForm } from '../response/check-signature-form.ts';
import { childOf } from '../response/nodes.ts';
import { parse } from '../response/parse.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';
import { signedBytes } from '../response/signed-bytes.ts';
import { signingCertificates } from '../response/signing-certificates.ts';

/**
 * The root of a message that carries one signature over itself as a whole, by one of these certificates' keys; read
 * from the bytes that were signed, and from nothing else. Undefined when there is no such signature.
 */
export function signedRoot(
  xml: string,
  certificates: readonly string[],
): Element | undefined {
  try {
    const root = outlined(xml);
    const signature = childOf(root, 'ds:Signature');
    if (!signature) return undefined;
    checkSignatureForm(signature, root);
    const usable = signingCertificates(certificates);
    return outlined(signedBytes(xml, root, usable));
  } catch (error) {
    if (error instanceof SamlRefusal) return undefined;
    throw error;
  }
}

/** As strictly as an answer that opens a session. @throws SamlRefusal */
export function outlined(xml: string): Element {
  const root = parse(xml);
  checkOutline(root);
  return root;
}
