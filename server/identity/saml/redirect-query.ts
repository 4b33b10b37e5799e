import { createSign, createVerify } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { rsaSha256, signatureAlgorithms } from './names.ts';

type Message = 'SAMLRequest' | 'SAMLResponse';

/** Bytes of a message after inflation: logout messages have a few thousand. */
const largest = 65_536;

/**
 * The address that carries a message by HTTP-Redirect: deflated, the query signed, no signature in the XML
 * (saml-bindings-2.0-os §3.4.4.1).
 */
export function redirectTo(
  location: string,
  {
    message,
    xml,
    relayState,
  }: { message: Message; xml: string; relayState?: string | undefined },
  key: string,
): string {
  const fields: [string, string][] = [
    [message, deflateRawSync(xml).toString('base64')],
  ];
  if (relayState !== undefined) fields.push(['RelayState', relayState]);
  fields.push(['SigAlg', rsaSha256]);
  const signed = fields
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const signature = createSign('sha256').update(signed).sign(key, 'base64');
  const separator = location.includes('?') ? '&' : '?';
  return `${location}${separator}${signed}&Signature=${encodeURIComponent(signature)}`;
}

export interface RedirectMessage {
  message: Message;
  xml: string;
  relayState?: string;
  /** True when one of these certificates' keys signed the query. */
  signedBy(certificates: readonly string[]): boolean;
}

/** Reads a message that came by HTTP-Redirect; undefined for what is none. The signature is over the query as it was sent. */
export function readRedirect(query: string): RedirectMessage | undefined {
  const raw = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    // A field that comes twice could be signed in one place and read in another.
    if (at < 0 || raw.has(name)) return undefined;
    raw.set(name, part.slice(at + 1));
  }
  const kinds = (['SAMLRequest', 'SAMLResponse'] as const).filter((name) =>
    raw.has(name),
  );
  const [message] = kinds;
  if (!message || kinds.length !== 1) return undefined;
  const encoding = value(raw, 'SAMLEncoding');
  if (encoding && !encoding.endsWith(':DEFLATE')) return undefined;
  const xml = inflate(value(raw, message) ?? '');
  if (xml === undefined) return undefined;
  const relayState = value(raw, 'RelayState');
  return {
    message,
    xml,
    ...(relayState !== undefined && { relayState }),
    signedBy: (certificates) => isSigned(raw, message, certificates),
  };
}

function isSigned(
  raw: ReadonlyMap<string, string>,
  message: Message,
  certificates: readonly string[],
): boolean {
  const hash = signatureAlgorithms[value(raw, 'SigAlg') ?? ''];
  const signature = value(raw, 'Signature');
  if (!hash || !signature) return false;
  const signed = [message, 'RelayState', 'SigAlg']
    .filter((name) => raw.has(name))
    .map((name) => `${name}=${raw.get(name) ?? ''}`)
    .join('&');
  return certificates.some((certificate) =>
    createVerify(hash).update(signed).verify(certificate, signature, 'base64'),
  );
}

function value(
  raw: ReadonlyMap<string, string>,
  name: string,
): string | undefined {
  const found = raw.get(name);
  if (found === undefined) return undefined;
  try {
    return decodeURIComponent(found.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function inflate(base64: string): string | undefined {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64'), {
      maxOutputLength: largest,
    }).toString();
  } catch {
    return undefined;
  }
}
