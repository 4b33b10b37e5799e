import type { Place } from './route.ts';

/** Moves between pages; the URL is the only state. */
export interface Navigation {
  /** Where we are, as the address bar says. */
  readonly url: URL;
  /** Goes to a path of the app, with its query. `replace` leaves no trace in the history. */
  go(to: string, options?: { replace?: boolean }): void;
  /** One level up: back when we came from there, else to `parent`, so that closing a sheet never leaves the app. */
  up(parent: string): void;
  /** Tells of every change of place; returns the way to stop. */
  listen(listener: (change: Change) => void): () => void;
}

export interface Change {
  url: URL;
  /** 'back' also for forward: the reader returns to something seen. */
  how: 'go' | 'replace' | 'back';
  /** Where the page had been scrolled to when it was left. */
  scroll: number;
}

interface Entry {
  /** The path this entry was opened from. */
  from?: string;
  scroll?: number;
}

/** The history API as a Navigation. */
export function createNavigation(window: Window): Navigation {
  const { history, location } = window;
  const listeners = new Set<(change: Change) => void>();
  const here = () => new URL(location.href);
  const entry = () => (history.state ?? {}) as Entry;
  const tell = (how: Change['how'], scroll = 0) => {
    for (const listener of listeners) listener({ url: here(), how, scroll });
  };
  // The page of the entry is drawn late, when the browser's own restoring is over.
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => {
    tell('back', entry().scroll ?? 0);
  });

  const keepScroll = () => {
    history.replaceState({ ...entry(), scroll: window.scrollY }, '');
  };
  return {
    get url() {
      return here();
    },
    go(to, { replace = false } = {}) {
      if (replace) {
        history.replaceState(entry(), '', to);
        tell('replace');
        return;
      }
      keepScroll();
      const next: Entry = { from: location.pathname };
      history.pushState(next, '', to);
      tell('go');
    },
    up(parent) {
      if (entry().from === parent) history.back();
      else this.go(parent + childQuery(here()), { replace: true });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The choice of child goes along wherever the reader goes. */
function childQuery(url: URL): string {
  const child = url.searchParams.get('figlio');
  return child === null ? '' : `?figlio=${encodeURIComponent(child)}`;
}

/** An address within the app that keeps the choice of child: `hrefTo(place, '/conto')`. */
export function hrefTo(place: Pick<Place, 'query'>, path: string): string {
  const child = place.query.get('figlio');
  if (child === null) return path;
  const [before = '', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  if (!params.has('figlio')) params.set('figlio', child);
  return `${before}?${params.toString()}`;
}
