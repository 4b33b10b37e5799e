import { isRecord } from './check.ts';

/** Deep equality of JSON values; the order of an object's fields does not count. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((item, index) => sameValue(item, other[index]))
    );
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one).filter((name) => one[name] !== undefined);
  const others = Object.keys(other).filter((name) => other[name] !== undefined);
  return (
    names.length === others.length &&
    names.every((name) => sameValue(one[name], other[name]))
  );
}
