/** Somebody's access changed at the Comune: what is on the screen is to be read anew. */
export class OfficeChangedEvent extends Event {
  constructor() {
    super('pg-office-changed', { bubbles: true });
  }
}
