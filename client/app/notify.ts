/** One thing to say in a toast. */
export interface Notice {
  text: string;
  /** An act the reader may choose; pressing it closes the toast. */
  action?: { label: string; run: () => void };
  /** Stays until closed; others leave after 8 s. */
  stays?: boolean;
}

/** Asks the shell for a toast; caught wherever the app listens, so any element may fire it. */
export class NotifyEvent extends Event {
  static readonly type = 'pg-notify';
  readonly notice: Notice;
  constructor(notice: Notice) {
    super(NotifyEvent.type, { bubbles: true, composed: true });
    this.notice = notice;
  }
}

/** Says something in a toast, from an element. */
export function notify(from: EventTarget, notice: Notice): void {
  from.dispatchEvent(new NotifyEvent(notice));
}

declare global {
  interface HTMLElementEventMap {
    'pg-notify': NotifyEvent;
  }
}
