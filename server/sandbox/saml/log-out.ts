import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import { element, type Xml } from '../../identity/saml/element.ts';
import {
  entityFormat,
  namespaces,
  statuses,
  transientFormat,
} from '../../identity/saml/names.ts';
import { parseXml } from '../../identity/saml/parse-xml.ts';
import {
  readRedirect,
  redirectTo,
} from '../../identity/saml/redirect-query.ts';
import { formBody } from '../../middleware/form-body.ts';
import { markup } from '../pages/markup.ts';
import { sendPage } from '../pages/page.ts';
import type { Idp } from './idp.ts';
import { portalMetadata } from './portal-metadata.ts';

const when = { timeZone: 'Europe/Rome' } as const;

/** Whom portals have been told of, each with a way to end it here: a LogoutRequest for the portal. */
export function sessions({ path, name, logins }: Idp, ctx: Context): void {
  const rows = logins.map(
    ({ person, nameId, at }) => markup`<form method="post" action="${path}/end">
<input type="hidden" name="nameId" value="${nameId}">
<p>${person.givenName} ${person.familyName}<small>ingresso: ${at.toLocaleString('it-IT', when)}</small></p>
<button>Chiudi la sessione anche sul portale</button></form>`,
  );
  const none = markup`<p>Finora non è entrato nessuno. Chi entra nel portale da qui compare in questa pagina, e qui può uscire.</p>`;
  sendPage(
    ctx,
    { title: `Sessioni di ${name}` },
    ...(rows.length > 0 ? rows : [none]),
  );
}

/** Ends a session here, and asks the portal to. */
export async function end(idp: Idp, ctx: Context): Promise<void> {
  const form = await formBody(ctx, 4096);
  const login = idp.logins.find(({ nameId }) => nameId === form.get('nameId'));
  const { slo } = await portalMetadata(idp);
  if (!login || !slo) {
    sendPage(
      ctx,
      { title: 'Sessione sconosciuta', status: 404 },
      markup`<p>È già chiusa, o il portale non ha dove chiuderla.</p>`,
    );
    return;
  }
  idp.logins.splice(idp.logins.indexOf(login), 1);
  const { nameId, sessionIndex } = login;
  const name = { Format: transientFormat, NameQualifier: idp.entityId };
  const { xml } = message(
    idp,
    'LogoutRequest',
    {
      Destination: slo,
      NotOnOrAfter: new Date(Date.now() + 300_000).toISOString(),
    },
    element('saml:NameID', name, nameId),
    element('samlp:SessionIndex', {}, sessionIndex),
  );
  ctx.redirect(redirectTo(slo, { message: 'SAMLRequest', xml }, idp.keys.key));
}

/** What portals send here: the answer to our request, or a request of their own. */
export async function logout(idp: Idp, ctx: Context): Promise<void> {
  const { certificates, slo } = await portalMetadata(idp);
  const came = readRedirect(ctx.querystring);
  if (!came?.signedBy(certificates) || !slo) {
    sendPage(
      ctx,
      { title: 'Messaggio non valido', status: 400 },
      markup`<p>Non l’ha firmato il portale.</p>`,
    );
    return;
  }
  const root = parseXml(came.xml).documentElement;
  if (came.message === 'SAMLResponse') {
    const done = came.xml.includes(statuses.success);
    const title = done ? 'Sessione chiusa' : 'Sessione non chiusa';
    sendPage(ctx, { title }, markup`<p>Ha risposto il portale.</p>`);
    return;
  }
  const status = element('samlp:StatusCode', { Value: statuses.success });
  const { xml } = message(
    idp,
    'LogoutResponse',
    { Destination: slo, InResponseTo: root?.getAttribute('ID') ?? '' },
    element('samlp:Status', {}, status),
  );
  const { relayState } = came;
  const answer = { message: 'SAMLResponse', xml, relayState } as const;
  ctx.redirect(redirectTo(slo, answer, idp.keys.key));
}

function message(
  { entityId }: Idp,
  name: string,
  attributes: Record<string, string>,
  ...parts: readonly Xml[]
): Xml {
  return element(
    `samlp:${name}`,
    {
      'xmlns:samlp': namespaces.protocol,
      'xmlns:saml': namespaces.assertion,
      ID: `_${randomUUID()}`,
      Version: '2.0',
      IssueInstant: new Date().toISOString(),
      ...attributes,
    },
    element(
      'saml:Issuer',
      { Format: entityFormat, NameQualifier: entityId },
      entityId,
    ),
    ...parts,
  );
}
