import type { SessionView } from '#model/phone-protocol.ts';

/** The account is open: its key is in this page's memory. */
export class UnlockEvent extends Event {
  static readonly type = 'pg-unlock';
  readonly session: SessionView;
  constructor(session: SessionView) {
    super(UnlockEvent.type, { bubbles: true });
    this.session = session;
  }
}

/** The data of the account at the door have left this device; `lost` unsent documents went with them. */
export class GoneEvent extends Event {
  static readonly type = 'pg-gone';
  readonly lost: number;
  constructor(lost: number) {
    super(GoneEvent.type, { bubbles: true });
    this.lost = lost;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-unlock': UnlockEvent;
    'pg-gone': GoneEvent;
  }
}
