import type { Instant } from '#model/day.ts';
import type { Level } from '#model/access-protocol.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import type { SchemePolicy } from '../policy.ts';

/** What we asked, which decides what is an answer. */
export interface Expected {
  /** Our own. */
  entityId: string;
  acsUrl: string;
  /** ID of our AuthnRequest, taken by the browser that started it. */
  requestId: string;
  requestedAt: Instant;
  /** Whom we asked, as the registry has it. */
  idp: IdpMetadata;
  minimumLevel: Level;
  /** Of a level above the minimum: taken, or not. */
  comparison: 'minimum' | 'exact';
  requiredAttributes: readonly string[];
}

/** What every rule looks at besides the answer. */
export interface Question {
  expected: Expected;
  policy: SchemePolicy;
  now: Date;
}
