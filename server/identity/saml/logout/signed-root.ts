import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { namespaces, signatureAlgorithms } from '../names.ts';
import { childrenOf, parseXml } from '../parse-xml.ts';

const transforms = [
  `${namespaces.signature}enveloped-signature`,
  'http://www.w3.org/2001/10/xml-exc-c14n#',
];

/**
 * The root of a message that carries one signature over itself as a whole, by one of these certificates' keys; read
 * from the bytes that were signed, and from nothing else. Undefined when there is no such signature.
 * @throws XmlFault
 */
export function signedRoot(
  xml: string,
  certificates: readonly string[],
): Element | undefined {
  const document = parseXml(xml);
  const root = document.documentElement;
  const all = document.getElementsByTagNameNS(
    namespaces.signature,
    'Signature',
  );
  if (!root || all.length !== 1) return undefined;
  const [signature] = childrenOf(root, namespaces.signature, 'Signature');
  const id = root.getAttribute('ID');
  if (!signature || !id || !isPlain(signature)) return undefined;
  for (const certificate of certificates) {
    const signed = verifiedBy(certificate, signature, xml, id);
    if (signed !== undefined)
      return parseXml(signed).documentElement ?? undefined;
  }
  return undefined;
}

/** Only what every provider uses: any other transform could sign something else than what is read. */
function isPlain(signature: Element): boolean {
  const used = signature.getElementsByTagNameNS(
    namespaces.signature,
    'Transform',
  );
  for (const transform of used)
    if (!transforms.includes(transform.getAttribute('Algorithm') ?? ''))
      return false;
  return true;
}

function verifiedBy(
  certificate: string,
  signature: Element,
  xml: string,
  id: string,
): string | undefined {
  const verifier = new SignedXml({ publicCert: certificate });
  try {
    verifier.loadSignature(new XMLSerializer().serializeToString(signature));
    const references = verifier.getReferences();
    const algorithm = verifier.signatureAlgorithm ?? '';
    if (references.length !== 1 || references[0]?.uri !== `#${id}`)
      return undefined;
    if (!(algorithm in signatureAlgorithms)) return undefined;
    if (!verifier.checkSignature(xml)) return undefined;
    const [signed, ...more] = verifier.getSignedReferences();
    return more.length === 0 ? signed : undefined;
  } catch {
    return undefined;
  }
}
