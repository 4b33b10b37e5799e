import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Way } from '../way.ts';
import type { SamlDeps } from './deps.ts';
import { metadata } from './metadata/metadata.ts';
import { providersView } from './registry/providers-view.ts';
import { acs } from './routes/acs.ts';
import { login } from './routes/login.ts';
import { slo } from './routes/slo.ts';

/** A way in by SAML 2; what sets SPID and CIE apart is in the provider's policy. */
export function samlWay(deps: SamlDeps): Way {
  const { scheme } = deps.provider.policy;
  const prefix = `/auth/${scheme}`;
  const router = new Router({ prefix, sensitive: true, strict: true });
  const xml = metadata(deps.provider);
  router.get('/metadata', (ctx) => {
    ctx.type = 'application/samlmetadata+xml; charset=utf-8';
    ctx.set('Cache-Control', 'public, max-age=3600');
    ctx.body = xml;
  });
  router.get('/login', (ctx) => login(deps, ctx as unknown as Context));
  router.post('/acs', (ctx) => acs(deps, ctx as unknown as Context));
  router.get('/slo', (ctx) => slo(deps, ctx as unknown as Context));
  router.post('/slo', (ctx) => slo(deps, ctx as unknown as Context));
  return {
    scheme,
    async view() {
      const providers = await deps.registry.all();
      if (providers.length === 0) return undefined;
      const start = `${prefix}/login`;
      return { scheme, start, providers: providersView(providers) };
    },
    fromElsewhere: router.routes() as unknown as Middleware,
  };
}
