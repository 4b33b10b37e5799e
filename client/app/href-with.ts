import type { Place } from './route.ts';

/** This place with another path or other query values; undefined takes a value away. */
export function hrefWith(
  place: Pick<Place, 'path' | 'query'>,
  change: Readonly<Record<string, string | undefined>>,
  path = place.path,
): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(change))
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}
