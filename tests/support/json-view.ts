/** A JSON value read by path, for tests that assert parts of an answer. */
export interface JsonView {
  readonly value: unknown;
  /** What is at the path; undefined where it ends early. */
  readonly at: (...path: (string | number)[]) => unknown;
  /** The text at the path; throws when there is none. */
  readonly text: (...path: (string | number)[]) => string;
  /** The items of the list at the path; throws when there is none. */
  readonly list: (...path: (string | number)[]) => JsonView[];
}

export function jsonView(value: unknown): JsonView {
  const at = (...path: (string | number)[]): unknown =>
    path.reduce<unknown>(
      (inner, step) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string | number, unknown>)[step]
          : undefined,
      value,
    );
  const wrong = (path: (string | number)[], what: string) =>
    new Error(`no ${what} at ${path.join('.')} in ${JSON.stringify(value)}`);
  return {
    value,
    at,
    text(...path) {
      const found = at(...path);
      if (typeof found !== 'string') throw wrong(path, 'text');
      return found;
    },
    list(...path) {
      const found = at(...path);
      if (!Array.isArray(found)) throw wrong(path, 'list');
      return found.map(jsonView);
    },
  };
}
