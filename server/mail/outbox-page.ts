import type { Context, Middleware } from 'koa';
import { escapeHtml } from '../identity/escape-html.ts';
import { networkOf } from '../identity/attempts.ts';
import { page, pagePolicy } from '../identity/page.ts';
import type { Outbox, OutboxMail } from './outbox.ts';

/** Names under which a browser on this very machine calls; any other is a name that somebody made point here. */
const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/** The outbox to be read at `/dev/mail`, by a browser on this machine only; never mounted in production. */
export function outboxPage(outbox: Outbox): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/dev/mail' || !isOnThisMachine(ctx)) {
      await next();
      return;
    }
    const mails = await outbox.list();
    const lines =
      mails.length > 0
        ? ['Le mail che questo portale avrebbe spedito, le più recenti prima.']
        : ['Ancora nessuna mail. Ricarica la pagina dopo averne chiesta una.'];
    ctx.type = 'html';
    ctx.set('Content-Security-Policy', pagePolicy);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('Referrer-Policy', 'no-referrer');
    ctx.body = page(
      { title: 'Posta in uscita', lines },
      mails.map(markupOf).join(''),
    );
  };
}

function markupOf({ to, subject, text }: OutboxMail): string {
  const linked = escapeHtml(text)
    .replaceAll(
      /https?:\/\/[^\s<]+/g,
      (href) => `<a href="${href}">${href}</a>`,
    )
    .replaceAll('\n', '<br>');
  return `<article><h2>${escapeHtml(subject)}</h2><p>A: ${escapeHtml(to)}</p><p>${linked}</p><hr></article>\n`;
}

function isOnThisMachine(ctx: Context): boolean {
  const remote = networkOf(ctx.req.socket.remoteAddress ?? '');
  const { host } = ctx;
  const name = URL.canParse(`http://${host}`)
    ? new URL(`http://${host}`).hostname
    : '';
  const near =
    remote.startsWith('127.') || ctx.req.socket.remoteAddress === '::1';
  return near && ctx.get('X-Forwarded-For') === '' && ownNames.includes(name);
}
