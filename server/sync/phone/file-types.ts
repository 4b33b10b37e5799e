/** How files begin that a browser may show; anything else, and anything that begins otherwise, is only downloaded. */
const beginnings: Record<string, readonly string[]> = {
  'application/pdf': ['%PDF-'],
  'image/png': ['\x89PNG\r\n'],
  'image/jpeg': ['\xff\xd8\xff'],
  'image/webp': ['RIFF'],
  'text/calendar': ['BEGIN:VCALENDAR'],
};

/** True when `first`, the first bytes of a file, fit the type that it was filed under, and that type can do no harm. */
export function isWhatItSays(contentType: string, first: Uint8Array): boolean {
  const start = Buffer.from(first.subarray(0, 16)).toString('latin1');
  return (beginnings[contentType] ?? []).some((one) => start.startsWith(one));
}
