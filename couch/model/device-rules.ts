/** How a device guards what it keeps of a family. */
export const deviceRules = {
  /** Ms without an answer of the Comune after which what is kept opens only once there has been one. */
  offlineMs: 7 * 86_400_000,
  /** Ms in the background after which the app locks. */
  lockAfterMs: 5 * 60_000,
  /** Digits of a PIN. */
  pinDigits: 6,
  /** Characters that a passphrase has at least. */
  phraseLength: 10,
  /** Wrong PINs in a row after which the account's data leave the device. */
  pinTries: 5,
  /** Ms to wait after so many wrong PINs in a row: a child that plays must not use up the tries. */
  pinWaits: [0, 0, 5000, 30_000, 60_000],
  /** Rounds of PBKDF2 with SHA-256 over a PIN: OWASP Password Storage Cheat Sheet, 2023. */
  pinRounds: 600_000,
} as const;
