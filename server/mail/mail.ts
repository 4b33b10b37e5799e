import type { Instant } from '#model/day.ts';

/** What somebody is written; plain text throughout, of which the HTML part is made. */
export interface Letter {
  subject: string;
  /** A paragraph each. */
  lines: readonly string[];
  /** A button, and the address in full below it. */
  link?: { label: string; href: string };
}

/** The way out for mails. */
export interface Mail {
  /**
   * Puts a letter in the queue; it leaves when the mail server takes it, from whichever process, and is given up at
   * `until` (7 days when not given). Without an address it does the same work and sends nothing, so that nobody learns
   * from the time an answer takes whether an address is known. @throws AppError 'couch-away'
   */
  send(to: string | undefined, letter: Letter, until?: Instant): Promise<void>;
}
