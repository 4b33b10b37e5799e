import Koa, { type Context, type Middleware } from 'koa';
import { notFound } from './errors.ts';
import { health } from './health.ts';
import { sessionRoutes, type SessionDeps } from './identity/routes.ts';
import { waysRoute, type WaysDeps } from './identity/ways.ts';
import type { Log } from './log.ts';
import { outboxPage } from './mail/outbox-page.ts';
import type { Outbox } from './mail/outbox.ts';
import { compression } from './middleware/compression.ts';
import { answerErrors } from './middleware/errors.ts';
import { files } from './middleware/files.ts';
import { requestLog } from './middleware/request-log.ts';
import { sameSite } from './middleware/same-site.ts';
import { dataHeaders, pageHeaders } from './middleware/security-headers.ts';
import { serverTime } from './middleware/server-time.ts';
import type { PhoneDeps } from './sync/phone/deps.ts';
import { phoneRoutes } from './sync/phone/routes.ts';
import type { ReplicationDeps } from './sync/replication/deps.ts';
import { replicationRoutes } from './sync/replication/routes.ts';

export interface AppDeps
  extends SessionDeps, WaysDeps, PhoneDeps, ReplicationDeps {
  log: Log;
  /** Forms of the server's own pages, and the office's side of access. */
  forms: Middleware;
  office: Middleware;
  /** Origin of the portal; undefined: whatever host the browser names. */
  origin: string | undefined;
  trustedProxies: number;
  /** Folder of the built app. */
  client: string;
  stopping: () => boolean;
  /** Where mails stay on this machine: shown to whoever sits at it. */
  outbox: Outbox | undefined;
}

/** The portal's HTTP side, without listening. */
export function createApp(deps: AppDeps): Koa {
  const app = new Koa({
    proxy: deps.trustedProxies > 0,
    maxIpsCount: deps.trustedProxies,
  });
  const https = deps.origin?.startsWith('https:') ?? false;
  app.silent = true;
  app.use(requestLog(deps.log));
  app.use(answerErrors(deps.log));
  app.use(health(deps.couch, deps.stopping));
  app.use(compression());
  app.use(
    under(
      ['/auth/', '/sync/'],
      dataHeaders(https),
      serverTime(deps.now),
      // What identity providers send comes from elsewhere by its nature.
      ...deps.ways.flatMap(({ fromElsewhere }) => fromElsewhere ?? []),
      deps.forms,
      sameSite(deps.origin),
      ...deps.ways.flatMap(({ own }) => own ?? []),
      waysRoute(deps),
      deps.office,
      sessionRoutes(deps),
      phoneRoutes(deps),
      () => {
        throw notFound();
      },
    ),
  );
  app.use(under(['/db/'], dataHeaders(https), replicationRoutes(deps)));
  if (deps.outbox) app.use(outboxPage(deps.outbox));
  app.use(pageHeaders(https));
  app.use(files(deps.client));
  return app;
}

/** Runs these, in order, for paths that begin so, and nothing after them. */
function under(
  prefixes: readonly string[],
  ...steps: readonly Middleware[]
): Middleware {
  return (ctx, next) => {
    // Without its slash it is no page of the app either.
    if (prefixes.includes(`${ctx.path}/`)) throw notFound();
    return prefixes.some((prefix) => ctx.path.startsWith(prefix))
      ? run(steps, ctx)
      : next();
  };
}

async function run(
  [step, ...rest]: readonly Middleware[],
  ctx: Context,
): Promise<void> {
  await step?.(ctx, () => run(rest, ctx));
}
