const rememberedAs = 'portale-comune';
const toldAs = 'portale-comune-told';

/** The Comune of who last signed in on this device: drawn before anything is known of an account. Not personal. */
export function rememberedComune(): string | undefined {
  return localStorage.getItem(rememberedAs) ?? undefined;
}

export function rememberComune(name: string): void {
  localStorage.setItem(rememberedAs, name);
}

/** The Comune's name as far as this device knows it, also before anybody signed in. */
export function knownComune(): string | undefined {
  return rememberedComune() ?? localStorage.getItem(toldAs) ?? undefined;
}

/** The Comune has told its name to somebody who is not signed in; the header is to be drawn anew. */
export class ComuneToldEvent extends Event {
  static readonly type = 'pg-comune-told';
  constructor(name: string) {
    super(ComuneToldEvent.type, { bubbles: true });
    localStorage.setItem(toldAs, name);
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-comune-told': ComuneToldEvent;
  }
}
