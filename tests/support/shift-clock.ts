/**
 * Sets the clock of this process or page ahead of the true one (back, when negative), as its owner or a flat battery
 * does; again moves it again.
 */
export function shiftClock(aheadMs: number): void {
  const shifted = globalThis as { clockAheadMs?: number };
  const isFirst = shifted.clockAheadMs === undefined;
  shifted.clockAheadMs = aheadMs;
  if (!isFirst) return;
  const True = Date;
  const now = () => True.now() + (shifted.clockAheadMs ?? 0);
  globalThis.Date = new Proxy(True, {
    construct: (_, given: unknown[]) =>
      Reflect.construct(True, given.length > 0 ? given : [now()]) as Date,
    get: (_, name): unknown => (name === 'now' ? now : Reflect.get(True, name)),
  });
}
