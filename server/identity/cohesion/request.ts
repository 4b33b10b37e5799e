import type { Capacity } from '#model/access-protocol.ts';
import { element } from '../saml/element.ts';
import type { CohesionSettings } from './settings.ts';

/** Where Cohesion sends the browser; every address is of the portal. */
export interface ReturnAddresses {
  /** Takes the answer; holds the state `s=`. */
  validate: string;
  /** For a person who gave up there. */
  failed: string;
  signedOut: string;
}

/** The authentication request, `dsAuth` of CohesionID-Docs; what is empty has to be there too. */
export function requestXml(
  settings: CohesionSettings,
  { validate, failed, signedOut }: ReturnAddresses,
  as: Capacity,
): string {
  const root = element(
    'dsAuth',
    {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      xmlns: 'http://tempuri.org/Auth.xsd',
    },
    element(
      'auth',
      {},
      element('user'),
      element('id_sa'),
      element('id_sito', {}, settings.siteId),
      element('esito_auth_sa'),
      element('id_sessione_sa'),
      element('id_sessione_aspnet_sa'),
      element('url_validate', {}, validate),
      element('url_richiesta', {}, failed),
      element('esito_auth_sso'),
      element('id_sessione_sso'),
      element('id_sessione_aspnet_sso'),
      element('stilesheet', {}, styleSheet(settings, signedOut, as)),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}`;
}

/**
 * The parameters, which for reasons of history are called a style sheet. Without `SSO=1`, so that a person proves anew
 * who they are: on a shared device an earlier session may be another's.
 */
function styleSheet(
  settings: CohesionSettings,
  signedOut: string,
  as: Capacity,
): string {
  const { restriction, purpose, aggregate, eidas, spidMode, cieMode, ipa } =
    settings;
  return [
    `AuthRestriction=${restriction}`,
    signedOut,
    // c: citizens, without Cohesion's own credentials, which the law has ended for them; d: employees.
    `UType=${as === 'staff' ? 'd' : 'c'}`,
    ...(purpose ? [`purpose=${purpose}`] : []),
    ...(aggregate ? ['aggregato=1'] : []),
    ...(eidas === undefined ? [] : [`eidas=${eidas}`]),
    ...(spidMode ? [`SpidMode=${spidMode}`] : []),
    ...(cieMode ? [`CieMode=${cieMode}`] : []),
    ...(ipa ? [`IPA=${ipa}`] : []),
  ].join(';');
}

/**
 * Where the browser goes with it. `renewing` skips the choice of the identity provider, for whom Cohesion still has a
 * session of (CohesionID-Docs, Rinnovo del token).
 */
export function requestAddress(
  { url }: CohesionSettings,
  xml: string,
  renewing: boolean,
): string {
  const query = new URLSearchParams({
    ...(renewing && { entityID: `${new URL(url).hostname}:idp` }),
    auth: Buffer.from(xml, 'utf8').toString('base64'),
  });
  return `${url}/SPManager/WAYF.aspx?${query.toString()}`;
}
