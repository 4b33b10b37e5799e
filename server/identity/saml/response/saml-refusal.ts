import type { RefusalCode } from './refusal-codes.ts';

/** An answer that is not believed, by its code only: what it says may be anybody's. */
export class SamlRefusal extends Error {
  readonly code: RefusalCode;
  /** NN of `ErrorCode nrNN`, where the person must be told which (spid-regole-tecniche, messaggi di errore). */
  readonly anomaly: number | undefined;

  constructor(code: RefusalCode, anomaly?: number) {
    super(code);
    this.name = 'SamlRefusal';
    this.code = code;
    this.anomaly = anomaly;
  }
}

/** @throws SamlRefusal unless it holds. */
export function insist(holds: boolean, code: RefusalCode): asserts holds {
  if (!holds) throw new SamlRefusal(code);
}
