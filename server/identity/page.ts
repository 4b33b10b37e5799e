import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { escapeHtml } from './escape-html.ts';
import { pageStyle } from './page-style.ts';

export interface PageContent {
  title: string;
  /** One paragraph each, as plain text. */
  lines: readonly string[];
  action?: { href: string; label: string };
  /** A path of this portal to go on to at once; the link says the same for whoever's browser does not. */
  next?: string;
  /** Of the Comune, above the portal's. */
  comune?: string;
}

/**
 * What such a page may do: show itself in our style, font and crest, and send a form to us. Nothing runs on it, and
 * nobody frames it.
 */
export const pagePolicy = [
  "default-src 'none'",
  // The one style sheet in the page, by its hash.
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page in Italian that needs no script. Every value is escaped; `markup` must be escaped already. */
export function page(
  { title, lines, action, next, comune }: PageContent,
  markup = '',
): string {
  const text = escapeHtml;
  const link = next === undefined ? action : { href: next, label: 'Continua' };
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<title>${text(title)} · Portale Genitori</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${next === undefined ? '' : `<meta http-equiv="refresh" content="0;url=${text(next)}">\n`}<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<style>${pageStyle}</style>
</head>
<body>
<header><a href="/"><img src="/icons/crest.svg" alt="" width="32" height="40"><span>${
    comune === undefined ? '' : `<b>${text(comune)}</b>`
  }<span>Portale Genitori</span></span></a></header>
<main>
<h1>${text(title)}</h1>
${lines.map((line) => `<p>${text(line)}</p>\n`).join('')}${markup}${
    link
      ? `<p><a class="action" href="${text(link.href)}">${text((action ?? link).label)}</a></p>\n`
      : ''
  }</main>
</body>
</html>
`;
}

/** Answers with such a page, under its own policy. */
export function sendPage(
  ctx: Context,
  status: number,
  content: PageContent,
  markup = '',
): void {
  ctx.status = status;
  ctx.set('Content-Security-Policy', pagePolicy);
  ctx.set('X-Content-Type-Options', 'nosniff');
  // So that a form here says where it comes from; other sites learn nothing.
  ctx.set('Referrer-Policy', 'same-origin');
  ctx.set('Cross-Origin-Opener-Policy', 'same-origin');
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = page(content, markup);
}
