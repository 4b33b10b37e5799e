import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { choose, chooser } from './chooser.ts';
import type { CohesionSandbox } from './cohesion-sandbox.ts';
import { credential } from './credential.ts';
import { logout } from './logout.ts';

/** A Cohesion to try with, by the contract of CohesionID-Docs. */
export function cohesionRoutes(sandbox: CohesionSandbox): Middleware {
  const router = new Router({ prefix: `${sandbox.path}/SPManager` });
  router.get('/WAYF.aspx', (ctx) => {
    chooser(sandbox, ctx);
  });
  router.post('/choose', (ctx) => choose(sandbox, ctx as unknown as Context));
  router.post('/webCheckSessionSSO.aspx', (ctx) =>
    credential(sandbox, ctx as unknown as Context),
  );
  router.get('/Logout.aspx', (ctx) => {
    logout(sandbox, ctx);
  });
  return router.routes() as unknown as Middleware;
}
