import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { isDay } from '#model/day.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { AppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Attempts } from '../attempts.ts';
import { parentOf } from '../binding/bind.ts';
import { loginKey } from '../binding/login-key.ts';
import { isUnbound, openSession, type OpenDeps } from '../open-session.ts';
import { sendPage } from '../page.ts';
import { sessionCookieOf } from '../session-cookie.ts';
import type { AccessRequests } from './access-requests.ts';
import { readCode } from './code-text.ts';
import { formOf } from './form-body.ts';
import type { OnboardingCodes } from './onboarding-codes.ts';
import { sendUnbound, unboundPaths } from './unbound-page.ts';
import type { Waiting, WaitingRoom } from './waiting-room.ts';

export interface UnboundDeps extends OpenDeps {
  room: WaitingRoom;
  codes: OnboardingCodes;
  requests: AccessRequests;
  attempts: Attempts;
  comune: SessionView['comune'];
  log: Log;
}

/**
 * The page of who has proved who they are and is nobody's guardian yet, with its forms. Who may call: whoever the
 * waiting room knows by their cookie, or holds the session of a local account tied to nobody; others are sent to sign
 * in. In front of the check for our header, which forms cannot set: see `formOf`.
 */
export function unboundRoutes(deps: UnboundDeps): Middleware {
  const router = new Router({ sensitive: true, strict: true });
  const route =
    (run: (deps: UnboundDeps, ctx: Context) => Promise<void>) =>
    (ctx: unknown) =>
      courteous(deps, ctx as Context, run);
  router.get(unboundPaths.page, route(show));
  router.post(unboundPaths.code, route(claim));
  router.post(unboundPaths.request, route(ask));
  return router.routes() as unknown as Middleware;
}

async function show(deps: UnboundDeps, ctx: Context): Promise<void> {
  const waiting = await deps.room.find(ctx);
  if (waiting) {
    send(deps, ctx, waiting);
    return;
  }
  const cookie = sessionCookieOf(ctx.req);
  const session =
    cookie === undefined ? undefined : await deps.sessions.read(cookie);
  if (!session?.local || !isUnbound(session)) {
    sendSignIn(deps, ctx);
    return;
  }
  const { level, created: at, local: subject } = session;
  const claims = {
    scheme: 'local',
    issuer: 'local',
    subject,
    level,
    at,
  } as const;
  await deps.room.enter(ctx, claims, '/');
  sendPage(ctx, 200, {
    title: 'Un momento',
    lines: [],
    next: unboundPaths.page,
    comune: deps.comune.name,
  });
}

async function claim(deps: UnboundDeps, ctx: Context): Promise<void> {
  const { room, codes, attempts } = deps;
  const waiting = await room.find(ctx);
  if (!waiting) {
    sendSignIn(deps, ctx);
    return;
  }
  const read = await formOf(ctx, waiting.formToken);
  const code = readCode(read('code'));
  const born = read('born');
  if (code === undefined || !isDay(born)) {
    send(
      deps,
      ctx,
      waiting,
      'Controlla il codice, di 12 lettere e cifre, e la data.',
    );
    return;
  }
  const { claims, returnTo } = waiting;
  const name = `onboarding ${loginKey(claims)}`;
  await attempts.begin(name, ctx.ip);
  const guardian = await codes.claim(claims, { code, born });
  if (!guardian) {
    deps.log.info('onboarding code refused');
    send(
      deps,
      ctx,
      waiting,
      'Codice e data non corrispondono, oppure il codice non vale più. Dopo cinque errori un codice si annulla: chiedine uno nuovo all’ufficio.',
    );
    return;
  }
  await attempts.succeeded(name, ctx.ip);
  deps.log.info('onboarding code used');
  await room.leave(ctx);
  await openSession(deps, ctx, claims, parentOf(guardian));
  sendPage(ctx, 200, {
    title: 'Fatto',
    lines: ['Da ora vedi i bambini della tua famiglia.'],
    next: returnTo,
    comune: deps.comune.name,
  });
}

async function ask(deps: UnboundDeps, ctx: Context): Promise<void> {
  const { room, requests, attempts } = deps;
  const waiting = await room.find(ctx);
  if (!waiting) {
    sendSignIn(deps, ctx);
    return;
  }
  const read = await formOf(ctx, waiting.formToken);
  const childFiscalCode = read('child').toUpperCase().replace(/\s/g, '');
  const school = read('school').slice(0, 120);
  const contact = read('contact').slice(0, 120);
  if (!isFiscalCode(childFiscalCode) || !school) {
    send(
      deps,
      ctx,
      waiting,
      'Controlla il codice fiscale, di 16 lettere e cifre, e scrivi la scuola.',
    );
    return;
  }
  await attempts.begin(`request ${loginKey(waiting.claims)}`, ctx.ip);
  await requests.ask(waiting.claims, {
    ...{ childFiscalCode, school },
    ...(contact && { contact }),
  });
  deps.log.info('access asked of the office');
  sendPage(ctx, 200, {
    title: 'Richiesta mandata',
    lines: [
      'L’ufficio Servizi educativi controlla la richiesta e ti risponde.',
      'Quando l’ufficio ti avrà registrato, ti basterà entrare di nuovo nello stesso modo.',
    ],
    action: { href: '/', label: 'Torna al portale' },
    comune: deps.comune.name,
  });
}

function send(
  { comune }: UnboundDeps,
  ctx: Context,
  { formToken }: Waiting,
  fault?: string,
): void {
  sendUnbound(ctx, {
    comune: comune.name,
    formToken,
    ...(fault !== undefined && { fault }),
  });
}

function sendSignIn({ comune }: UnboundDeps, ctx: Context): void {
  sendPage(ctx, 401, {
    title: 'Entra di nuovo',
    lines: ['Per sicurezza questa pagina vale mezz’ora.'],
    action: { href: '/', label: 'Entra nel portale' },
    comune: comune.name,
  });
}

/** These are pages for people: what they can do something about is told on one. */
async function courteous(
  deps: UnboundDeps,
  ctx: Context,
  run: (deps: UnboundDeps, ctx: Context) => Promise<void>,
): Promise<void> {
  try {
    await run(deps, ctx);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryAfter === undefined)
      throw error;
    ctx.set('Retry-After', String(error.retryAfter));
    sendPage(ctx, error.status, {
      title: 'Riprova tra poco',
      lines: ['Adesso non è possibile: aspetta un momento e riprova.'],
      action: { href: unboundPaths.page, label: 'Torna indietro' },
      comune: deps.comune.name,
    });
  }
}
