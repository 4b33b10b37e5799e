/** A signing key and its certificate, both PEM. */
export interface KeyPair {
  key: string;
  certificate: string;
}

/** A certificate as XML Signature carries it: base64 without lines. */
export function certificateBody(pem: string): string {
  return pem.replace(/-----[^-]+-----|\s/g, '');
}

/** A certificate as PEM, from base64 with or without lines. */
export function certificatePem(base64: string): string {
  const lines = certificateBody(base64).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
