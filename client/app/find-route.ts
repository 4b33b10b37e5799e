import { match } from './match.ts';
import type { Place, Route } from './route.ts';

/** A route and the place it stands for; no route when the address is nobody's. */
export interface Found {
  readonly route: Route | undefined;
  readonly place: Place;
}

export function findRoute(routes: readonly Route[], url: URL): Found {
  const { pathname: path, searchParams: query } = url;
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, place: { path, params, query } };
  }
  return { route: undefined, place: { path, params: {}, query } };
}
