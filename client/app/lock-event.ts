/** Asks the app to lock; `choosing`: for somebody else to open their own account. */
export class LockEvent extends Event {
  static readonly type = 'pg-lock';
  readonly choosing: boolean;
  constructor(choosing = false) {
    super(LockEvent.type, { bubbles: true });
    this.choosing = choosing;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-lock': LockEvent;
  }
}
