import type { Random } from './random.ts';

type MutateBytes = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** Bytes that mean something to somebody. */
const telling = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  '\0',
  '\r\n',
  '<!--',
  '-->',
  '<!---->',
  ']]>',
  '<![CDATA[',
  '<?a?>',
  '&lt;',
  '&#0;',
  '&#x41;',
  '&amp;',
  ' ID="_assertion"',
  ' xmlns="urn:oasis:names:tc:SAML:2.0:assertion"',
  '<saml:Assertion>',
  '</saml:Assertion>',
  '\u00a0',
  '\ufeff',
  '\u202e',
  '\ud800',
].map((text) => Buffer.from(text));

const at = (bytes: Buffer, random: Random) => random.below(bytes.length + 1);

export const mutateBytes: Record<string, MutateBytes> = {
  flip(bytes, random) {
    const next = Buffer.from(bytes);
    for (let left = 1 + random.below(4); left > 0; left -= 1) {
      const place = random.below(next.length);
      next[place] = (next[place] ?? 0) ^ (1 << random.below(8));
    }
    return next;
  },
  set(bytes, random) {
    const next = Buffer.from(bytes);
    next[random.below(next.length)] = random.below(256);
    return next;
  },
  truncate: (bytes, random) => bytes.subarray(0, at(bytes, random)),
  behead: (bytes, random) => bytes.subarray(at(bytes, random)),
  cut(bytes, random) {
    const from = at(bytes, random);
    const to = from + random.below(random.pick([4, 64, 2048]));
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  repeat(bytes, random) {
    const from = at(bytes, random);
    const to = from + random.below(random.pick([4, 64, 2048]));
    return Buffer.concat([
      bytes.subarray(0, to),
      bytes.subarray(from, to),
      bytes.subarray(to),
    ]);
  },
  insert(bytes, random) {
    const from = at(bytes, random);
    const piece = random.pick(telling);
    return Buffer.concat([
      bytes.subarray(0, from),
      piece,
      bytes.subarray(from),
    ]);
  },
  splice(bytes, random, other) {
    const from = at(bytes, random);
    const piece = other.subarray(at(other, random));
    return Buffer.concat([bytes.subarray(0, from), piece]);
  },
};
