/** Why somebody does not come in by Cohesion; the person is told in words, the log by this code alone. */
export type RefusalCode =
  /** What the browser brought cannot be read. */
  | 'malformed'
  /** No sign-in of this browser's waits for this answer. */
  | 'not-awaited'
  /** Cohesion, or the person there, ended the attempt. */
  | 'given-up'
  /** The answer is for another site, or for another attempt. */
  | 'not-ours'
  /** Cohesion knows no such session: `<AUTH>NO</AUTH>`. */
  | 'no-session'
  /** Cohesion does not answer, or not as agreed. */
  | 'away'
  /** Our own database does not answer. */
  | 'portal-away'
  /** Cohesion's answer cannot be read. */
  | 'unreadable'
  /** Answer and session tell of different persons, or of nobody. */
  | 'person'
  | 'stale'
  | 'level'
  | 'minor';

export class CohesionRefusal extends Error {
  readonly code: RefusalCode;
  /** Where the person was going, once that is known. */
  readonly returnTo: string;

  constructor(code: RefusalCode, cause?: unknown, returnTo = '/') {
    super(code, { cause });
    this.name = 'CohesionRefusal';
    this.code = code;
    this.returnTo = returnTo;
  }
}
