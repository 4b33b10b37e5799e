import { isRecord } from './check.ts';

/** Deep equality of JSON values; the order of an object's fields does not count, nor does a field that is undefined. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length &&
      one.every((item, index) => sameValue(item, other[index]))
    );
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = fieldsOf(one);
  return (
    names.length === fieldsOf(other).length &&
    names.every(
      // Own fields only: a field named '__proto__' must not be compared with the prototype of the other.
      (name) =>
        Object.prototype.hasOwnProperty.call(other, name) &&
        sameValue(one[name], other[name]),
    )
  );
}

function fieldsOf(value: Record<string, unknown>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}

/** Fields that say where a document stands, not what its author wrote. */
const standing = ['_rev', '_revisions', 'received'];

/** True when two states of a document say the same, whatever their revisions and receipts. */
export function sameContent(one: unknown, other: unknown): boolean {
  return sameValue(contentOf(one), contentOf(other));
}

function contentOf(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const content: Record<string, unknown> = {};
  for (const name of Object.keys(value))
    if (!standing.includes(name)) content[name] = value[name];
  if (content['_deleted'] === false) delete content['_deleted'];
  return content;
}
