/** The reader stays: nothing is done. */
export class StayEvent extends Event {
  constructor() {
    super('pg-stay', { bubbles: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-stay': StayEvent;
  }
}
