import type { Context } from 'koa';
import { formBody } from '../../middleware/form-body.ts';
import type { CohesionSandbox } from './cohesion-sandbox.ts';
import { token } from './token.ts';

const noSession = '<AUTH>NO</AUTH>';

/** `webCheckSessionSSO.aspx`, for servers: whose session it is, or its end. */
export async function credential(
  sandbox: CohesionSandbox,
  ctx: Context,
): Promise<void> {
  const form = await formBody(ctx, 65_536);
  const sso = form.get('IdSessioneSSO') ?? '';
  const found = sandbox.sessions.get(sso);
  const theirs = found?.aspnet === form.get('IdSessioneASPNET');
  const session = theirs && !found?.ended ? found : undefined;
  ctx.type = 'text/xml; charset=utf-8';
  if (form.get('Operation') === 'LogoutSito') {
    if (session) session.ended = true;
    ctx.body = '<LogoutSito>OK</LogoutSito>';
    return;
  }
  ctx.body = session ? token(session, new Date()) : noSession;
  if (session) await spoil(ctx, session.fault, sandbox.slowMs);
}

/** Does to an answer what its fault says. */
async function spoil(
  ctx: Context,
  fault: string,
  slowMs: number,
): Promise<void> {
  const xml = ctx.body as string;
  switch (fault) {
    case 'auth-no':
      ctx.body = noSession;
      break;
    case 'slow':
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, slowMs);
        ctx.res.once('close', () => {
          clearTimeout(timer);
          resolve(undefined);
        });
      });
      break;
    case 'error':
      ctx.status = 500;
      break;
    case 'html':
      ctx.type = 'text/html';
      ctx.body = '<!DOCTYPE html><html><body>Servizio sospeso</body></html>';
      break;
    case 'malformed':
      ctx.body = xml.slice(0, xml.length / 2);
      break;
    case 'doctype':
      ctx.body = `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(100)}">]>${xml}`;
      break;
    case 'huge':
      ctx.body = xml + ' '.repeat(10_000_000);
      break;
    case 'redirect':
      ctx.status = 307;
      ctx.set('Location', ctx.href);
      break;
  }
}
