/** Why a document is refused. Codes are a contract: the phone turns them into sentences, CouchDB carries them as the reason. */
export const problemCodes = [
  'wrong-type',
  'too-short',
  'too-long',
  'wrong-form',
  'out-of-range',
  'not-allowed',
  'missing',
  'unknown-field',
  'unknown-type',
  'wrong-key',
  'wrong-family',
  'wrong-author',
  'not-your-child',
  'not-yours-to-write',
  'not-deletable',
  'not-editable',
  'in-the-past',
  'too-far-ahead',
  /** The writer must first prove anew who they are, with SPID, CIE, Cohesion or a passkey. */
  'needs-strong-sign-in',
  /** Somebody else changed or removed it meanwhile, and the two could not be joined. */
  'changed-meanwhile',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export interface Problem {
  readonly code: ProblemCode;
  /** JSON Pointer of the faulty field; empty for the document as a whole. */
  readonly path: string;
}

/** `code` or `code /path`: the form in which CouchDB and the proxy give a refusal. */
export function reasonOf(problem: Problem): string {
  return problem.path ? `${problem.code} ${problem.path}` : problem.code;
}

/** The problem in a reason text; undefined for a reason that is not ours. */
export function problemOf(reason: string): Problem | undefined {
  const [code, path = ''] = reason.split(' ', 2);
  const known = problemCodes.find((one) => one === code);
  return known ? { code: known, path } : undefined;
}
