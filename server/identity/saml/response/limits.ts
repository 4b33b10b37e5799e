/** What no answer of SPID or CIE comes near: the demo provider's has 60 elements, 7 deep, in 12 kB. */
export const limits = {
  bytes: 262_144,
  depth: 14,
  elements: 500,
  comments: 50,
  attributes: 24,
  /** Of an attribute's value, in characters. */
  value: 4096,
  /** Of a text: a certificate takes 2000. */
  text: 32_768,
} as const;

/** How far the clock of an identity provider may be from ours; theirs and ours follow the same time (INRIM, by NTP). */
export const skewMs = 30_000;
