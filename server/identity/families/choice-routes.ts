import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { FamilyView } from '#model/access-protocol.ts';
import { AppError } from '../../errors.ts';
import { escapeHtml } from '../escape-html.ts';
import { openSession, type OpenDeps } from '../open-session.ts';
import { sendPage } from '../page.ts';
import { formOf } from '../unbound/form-body.ts';
import type { WaitingRoom } from '../unbound/waiting-room.ts';
import { familiesOf, familyViews, type FamiliesDeps } from './families.ts';

export interface ChoiceDeps extends OpenDeps, FamiliesDeps {
  /** Of those who have proved who they are, and have yet to say for which family. */
  choosing: WaitingRoom;
}

export const choicePath = '/auth/family';

/**
 * The page of who has proved who they are and has more than one family to enter. Who may call: whoever the room knows by
 * their cookie; others are sent to sign in. No session is open before the choice, and one opens only for a family that
 * the registry gives them at that moment.
 */
export function choiceRoutes(deps: ChoiceDeps): Middleware {
  const router = new Router({ sensitive: true, strict: true });
  router.get(choicePath, (ctx) => show(deps, ctx as unknown as Context));
  router.post(choicePath, (ctx) => choose(deps, ctx as unknown as Context));
  return router.routes() as unknown as Middleware;
}

async function show(deps: ChoiceDeps, ctx: Context): Promise<void> {
  const waiting = await deps.choosing.find(ctx);
  if (!waiting) {
    sendSignIn(deps, ctx, 401);
    return;
  }
  const families = await familiesOf(deps, waiting.claims);
  if (families.length === 0) {
    sendSignIn(deps, ctx, 403);
    return;
  }
  const views = await familyViews(deps, families);
  const token = `<input type="hidden" name="token" value="${escapeHtml(waiting.formToken)}">`;
  const markup = `<form method="post" action="${choicePath}">${token}
${views.map(button).join('')}</form>
`;
  sendPage(
    ctx,
    200,
    {
      title: 'Per quale famiglia?',
      lines: [
        'Puoi entrare per più di una famiglia. Dopo la cambi quando vuoi, in Altro.',
      ],
      comune: deps.comune.name,
    },
    markup,
  );
}

async function choose(deps: ChoiceDeps, ctx: Context): Promise<void> {
  const waiting = await deps.choosing.find(ctx);
  if (!waiting) {
    sendSignIn(deps, ctx, 401);
    return;
  }
  const read = await formOf(ctx, waiting.formToken);
  const families = await familiesOf(deps, waiting.claims);
  const wanted = read('account');
  const chosen = families.find(
    ({ identity }) => identity.account.id === wanted,
  );
  if (!chosen) {
    sendSignIn(deps, ctx, 403);
    return;
  }
  // Whoever comes second with the same form has nothing to open any more.
  if (!(await deps.choosing.leave(ctx))) throw new AppError('link-over');
  await openSession(deps, ctx, waiting.claims, chosen.identity, {
    several: families.length > 1,
  });
  sendPage(ctx, 200, {
    title: 'Accesso riuscito',
    lines: ['Ti portiamo dove stavi andando.'],
    next: waiting.returnTo,
    comune: deps.comune.name,
  });
}

function button({ account, capacity, label, children }: FamilyView): string {
  const what = capacity === 'guardian' ? 'Come genitore' : 'Con una delega';
  const text = [what, children.join(', ')].filter(Boolean).join(' · ');
  return `<p><button class="choice" name="account" value="${escapeHtml(account)}"><b>${escapeHtml(label)}</b><span>${escapeHtml(text)}</span></button></p>
`;
}

function sendSignIn(
  { comune }: ChoiceDeps,
  ctx: Context,
  status: number,
): void {
  sendPage(ctx, status, {
    title: 'Entra di nuovo',
    lines: [
      status === 401
        ? 'Per sicurezza questa pagina vale mezz’ora.'
        : 'Per questa famiglia adesso non puoi entrare: chi ti aveva dato la delega può averla revocata.',
    ],
    action: { href: '/', label: 'Entra nel portale' },
    comune: comune.name,
  });
}
