import type { SessionView } from '#model/phone-protocol.ts';

/**
 * What came of standing at the lock. `open`: the account's key is in this page's memory. `gone`: its data have left this
 * device, and `lost` unsent documents with them.
 */
export type LockOutcome =
  { is: 'open'; session: SessionView } | { is: 'gone'; lost: number };

export class LockOutcomeEvent extends Event {
  static readonly type = 'pg-lock-outcome';
  readonly outcome: LockOutcome;
  constructor(outcome: LockOutcome) {
    super(LockOutcomeEvent.type, { bubbles: true });
    this.outcome = outcome;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-lock-outcome': LockOutcomeEvent;
  }
}
