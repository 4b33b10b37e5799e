import Router from '@koa/router';
import type { Middleware } from 'koa';
import type { WaysView, WayView } from '#model/access-protocol.ts';
import type { Way } from './way.ts';

export interface WaysDeps {
  ways: readonly Way[];
  comune: WaysView['comune'];
  /** True where demo persons can be tried. */
  sandbox: boolean;
}

/** `GET /auth/ways`, for anybody: what the sign-in page offers. A way that cannot be offered now is not. */
export function waysRoute({ ways, comune, sandbox }: WaysDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  router.get('/ways', async (ctx) => {
    const views = await Promise.all(ways.map(viewOf));
    const body: WaysView = {
      comune,
      ways: views.filter((view) => view !== undefined),
      sandbox,
    };
    ctx.body = body;
  });
  return router.routes() as unknown as Middleware;
}

/** One way's trouble must not take the others away. */
async function viewOf(way: Way): Promise<WayView | undefined> {
  try {
    return await way.view();
  } catch {
    return undefined;
  }
}
