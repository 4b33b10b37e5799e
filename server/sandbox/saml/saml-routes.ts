import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { end, logout, sessions } from './log-out.ts';
import { chosen, signOn } from './sign-on.ts';
import type { Idp } from './idp.ts';
import { metadata } from './metadata.ts';

/** The pages of one identity provider; its bare address gives its metadata. */
export function samlRoutes(idp: Idp): Middleware {
  const router = new Router({ prefix: idp.path });
  const route =
    (run: (idp: Idp, ctx: Context) => Promise<void> | void) => (ctx: unknown) =>
      run(idp, ctx as Context);
  router.get('/', (ctx) => {
    ctx.type = 'application/samlmetadata+xml';
    ctx.body = metadata(idp);
  });
  router.get('/sso', route(signOn));
  router.post('/login', route(chosen));
  router.get('/slo', route(logout));
  router.get('/sessions', route(sessions));
  router.post('/end', route(end));
  return router.routes() as unknown as Middleware;
}
