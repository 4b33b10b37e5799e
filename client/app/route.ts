import type { TemplateResult } from 'lit';

/** Where the reader is: everything a page needs to know is in the URL. */
export interface Place {
  /** Without query, e.g. '/presenze/2026-03-12'. */
  readonly path: string;
  /** The values of the route's `:names`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** An entry of the bottom bar: the parents' five, and the staff's. */
export type Section =
  | 'oggi'
  | 'presenze'
  | 'conto'
  | 'messaggi'
  | 'ufficio'
  | 'persone'
  | 'personale'
  | 'programmi'
  | 'altro';

/** A page of the app. A feature gives its own in `features/<area>/routes.ts`, listed in app/routes.ts. */
export interface Route {
  /** '/presenze/:day'; of two that match the first in the list wins. */
  readonly path: string;
  readonly section: Section;
  /** Routes with the same name are one page element: going between them keeps it, its focus and its scroll. */
  readonly page: string;
  readonly title: () => string;
  /** A few words beside the title: today's date on Oggi. */
  readonly note?: () => string;
  /** The path one level up: the arrow beside the title, and where a sheet's closing leads. */
  readonly parent?: string;
  /** True when the children's chips filter this page by `?figlio=`. */
  readonly byChild?: boolean;
  /** Brings the page's code; the shell draws at once and waits only for the page. */
  readonly load: () => Promise<unknown>;
  readonly render: (place: Place) => TemplateResult;
}
