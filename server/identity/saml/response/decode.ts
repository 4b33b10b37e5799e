import { TextDecoder } from 'node:util';
import { limits } from './limits.ts';
import { insist, SamlRefusal } from './saml-refusal.ts';

/**
 * The text in a SAMLResponse field: base64 of UTF-8, lines as XML 1.0 §2.11 reads them.
 * @throws SamlRefusal size, base64, encoding
 */
export function decode(field: string): string {
  insist(field.length <= limits.bytes * 1.5, 'size');
  const base64 = field.replace(/[ \t\r\n]/g, '');
  const bytes = Buffer.from(base64, 'base64');
  insist(bytes.length <= limits.bytes, 'size');
  // Also of what decoding drops: two texts would be one answer.
  insist(base64 !== '' && bytes.toString('base64') === base64, 'base64');
  return utf8(bytes).replace(/\r\n?/g, '\n');
}

function utf8(bytes: Buffer): string {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes);
  } catch {
    throw new SamlRefusal('encoding');
  }
}
