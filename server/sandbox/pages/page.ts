import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { markup, type Html } from './markup.ts';
import { style } from './style.ts';

/** All that runs here: sends the one form of a page that passes a message on. */
const script = 'document.forms[0].submit()';

const home = markup`<footer><a href="/">Identità di prova</a></footer>`;

const hash = (text: string) =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  // Messages go to whatever portal asked for them.
  'form-action *',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers with a page that says what it is: somewhere to try things. */
export function sendPage(
  ctx: Context,
  {
    title,
    status = 200,
    submits = false,
  }: {
    title: string;
    status?: number;
    /** Sends its form by itself. */
    submits?: boolean;
  },
  ...content: readonly Html[]
): void {
  ctx.status = status;
  ctx.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  });
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = markup`<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<title>${title} · Ambiente di prova</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>${{ html: style }}</style>
</head>
<body>
<p class="trial">Ambiente di prova: persone inventate, nessun accesso vero</p>
<main>
<h1>${title}</h1>
${content}
</main>
${submits ? { html: `<script>${script}</script>` } : ctx.path === '/' ? '' : home}
</body>
</html>
`.html;
}

/** Answers to a form whose request is over, or never was. */
export function sendExpired(ctx: Context): void {
  sendPage(
    ctx,
    { title: 'Richiesta scaduta', status: 400 },
    markup`<p>Torna alla pagina di accesso del portale e ricomincia da lì.</p>`,
  );
}

/** A page that passes fields on to another site by a form, as identity providers answer. */
export function sendOn(
  ctx: Context,
  action: string,
  fields: Readonly<Record<string, string>>,
): void {
  const hidden = Object.entries(fields).map(
    ([name, value]) =>
      markup`<input type="hidden" name="${name}" value="${value}">`,
  );
  const form = markup`<form method="post" action="${action}">
    ${hidden}
    <p>Stai tornando al portale.</p>
    <button class="first">Continua</button>
  </form>`;
  sendPage(ctx, { title: 'Un momento', submits: true }, form);
}
