import type { SessionView } from '#model/phone-protocol.ts';

/** Tells the app that somebody signed in, or, without a session, that the account left this device. */
export class SessionEvent extends Event {
  static readonly type = 'pg-session';
  readonly session: SessionView | undefined;
  constructor(session: SessionView | undefined) {
    super(SessionEvent.type, { bubbles: true });
    this.session = session;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-session': SessionEvent;
  }
}
