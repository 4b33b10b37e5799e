import type { Context } from 'koa';

/** Aborts when whoever asked hangs up before the answer is out, so that nothing goes on being read for nobody. */
export function gone(ctx: Context): AbortSignal {
  const controller = new AbortController();
  ctx.res.once('close', () => {
    if (!ctx.res.writableFinished) controller.abort();
  });
  return controller.signal;
}
