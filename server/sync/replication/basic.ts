export interface Basic {
  username: string;
  password: string;
}

/** The credentials of an `Authorization: Basic` header (RFC 7617, UTF-8); undefined for any other. */
export function basicIn(header: string): Basic | undefined {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+=*) *$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon > 0
    ? { username: text.slice(0, colon), password: text.slice(colon + 1) }
    : undefined;
}
