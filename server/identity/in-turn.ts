import type { Middleware } from 'koa';

/** These, one behind the other, as one. */
export function inTurn(...steps: readonly Middleware[]): Middleware {
  const [step, ...rest] = steps;
  if (!step) return (_ctx, next) => next();
  const others = inTurn(...rest);
  return async (ctx, next) => {
    await step(ctx, async () => {
      await others(ctx, next);
    });
  };
}
