/** Milliseconds until the whole list must have come. */
const patience = 10_000;
/** Bytes: AgID's list of a dozen providers has some hundred thousand. */
const largest = 5_000_000;

/** @throws Error when it does not come, comes in part, or is larger than any list. */
export async function fetchList(url: string): Promise<string> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(patience),
    headers: { accept: 'application/json, application/xml;q=0.9' },
    // The list says whom we trust: it comes from where it was configured, and nowhere else.
    redirect: 'error',
  });
  if (!response.ok || !response.body)
    throw new Error(`list not given: ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > largest) throw new Error('list too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
