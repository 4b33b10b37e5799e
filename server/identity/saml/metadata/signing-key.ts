import { element, type Xml } from '../element.ts';
import { certificateBody, type KeyPair } from '../key-pair.ts';

/** Whose signatures count, in metadata that bind `md` and `ds`. */
export function signingKey({ certificate }: Pick<KeyPair, 'certificate'>): Xml {
  const body = element('ds:X509Certificate', {}, certificateBody(certificate));
  const data = element('ds:X509Data', {}, body);
  const info = element('ds:KeyInfo', {}, data);
  return element('md:KeyDescriptor', { use: 'signing' }, info);
}
