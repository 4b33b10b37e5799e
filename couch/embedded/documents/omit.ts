/** A copy without some fields. */
export function omit<T extends object, K extends keyof T>(
  object: T,
  ...names: readonly K[]
): Omit<T, K> {
  const gone = new Set<PropertyKey>(names);
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !gone.has(name)),
  ) as Omit<T, K>;
}
