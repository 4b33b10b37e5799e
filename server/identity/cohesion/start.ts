import type { Context } from 'koa';
import { startQuery } from '#model/access-protocol.ts';
import { sendPage } from '../page.ts';
import { addressesFor } from './addresses.ts';
import type { CohesionDeps } from './deps.ts';
import { requestAddress, requestXml } from './request.ts';

/**
 * Sends a person to Cohesion. Only upon a click, as Regione Marche asks (CohesionID-Docs, July 2026): whoever comes
 * here otherwise gets a link instead.
 */
export async function start(deps: CohesionDeps, ctx: Context): Promise<void> {
  if (!isClick(ctx)) {
    sendPage(ctx, 200, {
      title: 'Entra con Cohesion',
      lines: ['Per entrare passi dal sito della Regione Marche.'],
      comune: deps.comune,
      action: { href: ctx.url, label: 'Continua su Cohesion' },
    });
    return;
  }
  const { settings, origin, pending, live } = deps;
  const {
    [startQuery.returnTo]: asked,
    [startQuery.as]: as,
    renew,
  } = ctx.query;
  const started = await pending.begin(ctx, {
    scheme: 'cohesion',
    as: as === 'staff' ? 'staff' : 'parent',
    returnTo: typeof asked === 'string' ? asked : '/',
  });
  const addresses = addressesFor(ctx, origin, started.id);
  const xml = requestXml(settings, addresses, started.as);
  const renewing = renew === '1' && (await live.isLive(ctx));
  ctx.status = 303;
  ctx.redirect(requestAddress(settings, xml, renewing));
}

/**
 * True for a click, as far as browsers tell: Safari says nothing of clicks, but that the link was on a page of ours,
 * and these lead here by a click only.
 */
function isClick(ctx: Context): boolean {
  const mode = ctx.get('Sec-Fetch-Mode');
  if (!mode) return true;
  const clicked =
    ctx.get('Sec-Fetch-User') === '?1' ||
    ctx.get('Sec-Fetch-Site') === 'same-origin';
  return (
    mode === 'navigate' && ctx.get('Sec-Fetch-Dest') === 'document' && clicked
  );
}
