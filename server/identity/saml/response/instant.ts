/**
 * An xs:dateTime in UTC as SAML 2.0 core §1.3.3 has it, with `Z` and with or without fractions of a second; undefined for
 * any other, and for a time that never was.
 * @returns ms, as of Date
 */
export function instantMs(value: string): number | undefined {
  const form =
    /^(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.(\d{1,9}))?Z$/;
  const match = form.exec(value);
  if (!match) return undefined;
  const [, seconds = '', fraction = ''] = match;
  const ms = Date.parse(`${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  if (Number.isNaN(ms)) return undefined;
  // Date takes 31 February for 3 March.
  return new Date(ms).toISOString().startsWith(seconds) ? ms : undefined;
}
