import { queryError } from './errors.ts';

/** Typed reading of a request's parameters; a value CouchDB would refuse throws 400 query_parse_error. */
export interface Query {
  has(name: string): boolean;
  text(name: string): string | undefined;
  /** true for `true` and, as CouchDB, false for `false` and absence. */
  flag(name: string): boolean;
  /** A non-negative integer. */
  count(name: string): number | undefined;
  /** A JSON value, as startkey, keys and open_revs are. */
  json(name: string): unknown;
}

export function queryOf(params: URLSearchParams): Query {
  const text = (name: string) => params.get(name) ?? undefined;
  return {
    has: (name) => params.has(name),
    text,
    flag(name) {
      const value = text(name);
      if (value === undefined || value === 'false') return false;
      if (value === 'true') return true;
      throw queryError(`Invalid boolean parameter: ${JSON.stringify(value)}`);
    },
    count(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      if (/^\d{1,15}$/.test(value)) return Number(value);
      throw queryError(`Invalid value for integer: ${JSON.stringify(value)}`);
    },
    json(name) {
      const value = text(name);
      if (value === undefined) return undefined;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        throw queryError(`Invalid JSON in parameter ${name}`);
      }
    },
  };
}
