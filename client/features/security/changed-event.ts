/** Something about the account changed at the Comune: what is on the screen is to be read anew. */
export class ChangedEvent extends Event {
  constructor() {
    super('pg-changed', { bubbles: true });
  }
}
