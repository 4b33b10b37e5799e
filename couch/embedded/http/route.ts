import { badRequest } from './errors.ts';

/** A request path taken apart, with CouchDB's rules on where `/` may stay unescaped. */
export interface Route {
  /** '' for the server's own endpoints. */
  db: string;
  /** `_changes`, `_all_docs`…, or 'document' and 'attachment' for documents; '' for the database itself. */
  endpoint: string;
  rest: string[];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('Malformed percent-encoding in path');
  }
}

const reserved = new Set(['_users', '_replicator', '_global_changes']);

export function routeOf(path: string): Route {
  const segments = path.split('/').slice(1).map(decode);
  if (segments.at(-1) === '') segments.pop();
  const [first = '', second = '', ...others] = segments;
  if (first === '' || (first.startsWith('_') && !reserved.has(first)))
    return { db: '', endpoint: first, rest: segments.slice(1) };
  if (
    second === '' ||
    (second.startsWith('_') && !/^_(design|local)(\/|$)/.test(second))
  )
    return { db: first, endpoint: second, rest: others };
  return { db: first, ...documentRoute([second, ...others]) };
}

/** `_design/x` and `_local/x` take two segments, or one with an escaped slash. */
function documentRoute(segments: string[]): {
  endpoint: string;
  rest: string[];
} {
  const [first = '', second, ...others] = segments;
  const whole =
    (first === '_design' || first === '_local') && second !== undefined
      ? [`${first}/${second}`, ...others]
      : segments;
  const [id = '', ...tail] = whole;
  const design = id.startsWith('_design/');
  if (design && tail[0]?.startsWith('_'))
    return { endpoint: `_design/${tail[0]}`, rest: [id, ...tail.slice(1)] };
  return tail.length === 0
    ? { endpoint: 'document', rest: [id] }
    : { endpoint: 'attachment', rest: [id, tail.join('/')] };
}
