import type { Context } from 'koa';
import { escapeHtml } from '../../escape-html.ts';
import { pagePolicy, sendPage } from '../../page.ts';

/**
 * Sends a message by HTTP-POST: a page with one form and one button, since nothing runs on our own pages. Browsers hold
 * `form-action` against the redirections that follow, too, so that it can name no single host.
 */
export function postPage(
  ctx: Context,
  comune: string,
  location: string,
  {
    message,
    xml,
    relayState,
  }: { message: string; xml: string; relayState?: string | undefined },
): void {
  const fields = [
    [message, Buffer.from(xml).toString('base64')],
    ...(relayState === undefined ? [] : [['RelayState', relayState]]),
  ]
    .map(
      ([name = '', value = '']) =>
        `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
    )
    .join('\n');
  const form = `<form method="post" action="${escapeHtml(location)}">
${fields}
<p><button class="action">Continua</button></p>
</form>
`;
  sendPage(
    ctx,
    200,
    {
      title: 'Vai al gestore della tua identità',
      lines: ['Premi Continua per proseguire.'],
      comune,
    },
    form,
  );
  ctx.set(
    'Content-Security-Policy',
    pagePolicy.replace(
      "form-action 'self'",
      `form-action ${targetOf(location)}`,
    ),
  );
}

function targetOf(location: string): string {
  const { protocol, origin } = new URL(location);
  return protocol === 'https:' ? 'https:' : origin;
}
