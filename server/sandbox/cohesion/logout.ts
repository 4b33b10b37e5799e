import type { Context } from 'koa';
import { markup } from '../pages/markup.ts';
import { sendPage } from '../pages/page.ts';
import { cookie } from './chooser.ts';
import type { CohesionSandbox } from './cohesion-sandbox.ts';

/** `Logout.aspx`: forgets the browser, and sends it where its site wanted. */
export function logout(sandbox: CohesionSandbox, ctx: Context): void {
  const session = sandbox.sessions.get(ctx.cookies.get(cookie) ?? '');
  ctx.cookies.set(cookie, null, { path: sandbox.path });
  if (session) {
    ctx.redirect(session.asked.signedOut);
    return;
  }
  const text = markup`<p>La sessione su Cohesion è chiusa.</p>`;
  sendPage(ctx, { title: 'Sei uscito' }, text);
}
