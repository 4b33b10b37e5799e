import type { Locale } from './locale.ts';

/** Asks the app to speak another language; the app draws everything anew. */
export class LocaleEvent extends Event {
  static readonly type = 'pg-locale';
  readonly locale: Locale;
  constructor(locale: Locale) {
    super(LocaleEvent.type, { bubbles: true });
    this.locale = locale;
  }
}

declare global {
  interface HTMLElementEventMap {
    'pg-locale': LocaleEvent;
  }
}
