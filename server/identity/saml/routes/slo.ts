import type { Context } from 'koa';
import { AppError } from '../../../errors.ts';
import type { SamlDeps } from '../deps.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import { endNamed } from '../logout/end-named.ts';
import { isCurrent, type LogoutRequest } from '../logout/logout-request.ts';
import { logoutResponse } from '../logout/logout-response.ts';
import {
  readLogoutMessage,
  type LogoutMessage,
} from '../logout/read-logout-message.ts';
import { redirectTo } from '../redirect-query.ts';
import { signXml } from '../sign-xml.ts';
import { postPage } from './post-page.ts';
import { sendCourtesy } from './send-courtesy.ts';

const notOurs = {
  title: 'Richiesta non valida',
  lines: ['Questa richiesta di uscita non è valida, o non è più valida.'],
};

const signedOut = {
  title: 'Sei uscito',
  lines: ['La sessione presso il gestore della tua identità è chiusa.'],
};

/**
 * `GET|POST slo`: an identity provider, through a browser, asks to end a session of ours. Who it is shows by its
 * signature alone. Its answer is signed, and the same whether the session still ran or not.
 */
export async function slo(deps: SamlDeps, ctx: Context): Promise<void> {
  const message = await readLogoutMessage(ctx);
  // We send no LogoutRequest, so an answer to one changes nothing: our session ended when the person asked for it.
  if (message?.answers) sendCourtesy(deps, ctx, 200, signedOut);
  else await answer(deps, ctx, message);
}

async function answer(
  deps: SamlDeps,
  ctx: Context,
  message: LogoutMessage | undefined,
): Promise<void> {
  const { provider, registry, replay, now } = deps;
  const request = message?.claimed;
  const idp = request && (await registry.find(request.issuer));
  const signed = idp && message.signedBy(idp.certificates);
  if (
    !signed ||
    !isCurrent(signed, provider.slo, now()) ||
    !(await replay.takeOnce(idp.entityId, signed.id))
  ) {
    deps.log.warn('sign-out refused', { code: 'saml-logout' });
    sendCourtesy(deps, ctx, 403, notOurs);
    return;
  }
  const complete = await endNamed(deps, signed);
  send(deps, ctx, {
    idp,
    request: signed,
    complete,
    relayState: message.relayState,
  });
}

function send(
  { provider, comune, now }: SamlDeps,
  ctx: Context,
  {
    idp,
    request,
    complete,
    relayState,
  }: {
    idp: IdpMetadata;
    request: LogoutRequest;
    complete: boolean;
    relayState: string | undefined;
  },
): void {
  const endpoint =
    idp.slo.find(({ binding }) => binding === 'HTTP-Redirect') ?? idp.slo[0];
  if (!endpoint) throw new AppError('bad-request', { reason: 'no address' });
  const destination = endpoint.responseLocation ?? endpoint.location;
  const unsigned = logoutResponse(provider, {
    inResponseTo: request.id,
    destination,
    at: now(),
    complete,
  });
  const { keys } = provider;
  ctx.set('Cache-Control', 'no-store');
  if (endpoint.binding === 'HTTP-Redirect') {
    const xml = unsigned.xml;
    const message = { message: 'SAMLResponse', xml, relayState } as const;
    ctx.status = 302;
    ctx.set('Location', redirectTo(destination, message, keys.key));
    ctx.body = '';
    return;
  }
  const xml = signXml(unsigned, keys, 'after-issuer');
  postPage(ctx, comune, destination, {
    message: 'SAMLResponse',
    xml,
    relayState,
  });
}
