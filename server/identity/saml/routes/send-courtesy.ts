import type { Context } from 'koa';
import { sendPage } from '../../page.ts';
import type { SamlDeps } from '../deps.ts';
import type { Courtesy } from './courtesy.ts';

/** Answers with a courtesy page, and the way back to where the person was going: there, signing in is offered again. */
export function sendCourtesy(
  { comune }: Pick<SamlDeps, 'comune'>,
  ctx: Context,
  status: number,
  { title, lines }: Courtesy,
  returnTo = '/',
): void {
  if (status === 503) ctx.set('Retry-After', '60');
  sendPage(ctx, status, {
    title,
    lines,
    comune,
    action: { href: returnTo, label: 'Torna alla pagina di accesso' },
  });
}
