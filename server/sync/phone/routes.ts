import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { limits, slices } from '#model/phone-protocol.ts';
import { notFound } from '../../errors.ts';
import { giveTo } from '../../identity/session-cookie.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import { gone } from '../../middleware/gone.ts';
import { allDocs } from './all-docs.ts';
import { attachment } from './attachment.ts';
import { bulkDocs } from './bulk-docs.ts';
import { callerOf, type Caller } from './caller.ts';
import { changes } from './changes.ts';
import type { PhoneDeps } from './deps.ts';

type Handler = (
  ctx: Context,
  caller: Caller,
  signal: AbortSignal,
) => Promise<void> | void;

/**
 * All that a parent's phone may ask (facts/sync.md §3), besides the hint stream, which is served beneath Koa. Who may call: a parent with a running session whom the
 * household still lists; everybody else, and every other path, verb or parameter, is answered as if nothing were there.
 */
export function phoneRoutes(deps: PhoneDeps): Middleware {
  const router = new Router({ prefix: '/sync', sensitive: true, strict: true });
  const as =
    (handler: Handler, renews = true): Middleware =>
    async (ctx) => {
      // The router answers HEAD with what is meant for GET; no phone asks so.
      if (ctx.method === 'HEAD') throw notFound();
      const signal = gone(ctx.res);
      const give = renews ? giveTo(ctx, deps.now) : undefined;
      const caller = await callerOf(deps, ctx.req, { signal, give });
      await handler(ctx, caller, signal);
    };
  // Who calls comes before what they send: a stranger's megabyte is not read.
  const read = jsonBody(limits.pushBytes);
  const withBody = (handler: Handler) =>
    as(async (ctx, caller, signal) => {
      await read(ctx, async () => handler(ctx, caller, signal));
    });
  for (const slice of slices) {
    router.get(
      `/${slice}/_changes`,
      as((ctx, caller, signal) => changes(deps, ctx, slice, caller, signal)),
    );
    router.post(
      `/${slice}/_all_docs`,
      withBody((ctx, caller, signal) =>
        allDocs(deps, ctx, slice, caller, signal),
      ),
    );
  }
  router.post(
    '/family/_bulk_docs',
    withBody((ctx, caller, signal) => bulkDocs(deps, ctx, caller, signal)),
  );
  const file: Handler = (ctx, caller, signal) => {
    const { params } = ctx as unknown as { params: Record<string, string> };
    const { id = '', name = '' } = params;
    return attachment(deps, ctx, caller, { id, name }, signal);
  };
  // A file is kept by the browser: no cookie may be kept with it.
  router.get('/town/:id/:name', as(file, false));
  return router.routes() as unknown as Middleware;
}
