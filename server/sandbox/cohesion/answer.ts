import { element } from '../../identity/saml/element.ts';
import type { Session } from './session.ts';

/** What Cohesion has the browser post to `url_validate`: base64 of XML that nobody signs. */
export function answer(
  { asked, person, fault, aspnet }: Session,
  sso: string,
): string {
  const user = person.fiscalCode || (person.foreignId ?? '');
  const site = fault === 'other-site' ? 'ALTRO_SITO' : asked.siteId;
  const validate =
    fault === 'other-address' ? 'https://altro.example/' : asked.validate;
  const text = (name: string, value = '') => element(name, {}, value);
  const root = element(
    'dsAuth',
    {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      xmlns: 'http://tempuri.org/Auth.xsd',
    },
    element(
      'auth',
      {},
      text('user', fault === 'cancel' ? '' : user),
      text('id_sa'),
      text('id_sito', site),
      text('esito_auth_sa'),
      text('id_sessione_sa'),
      text('id_sessione_aspnet_sa'),
      text('url_validate', validate),
      text('url_richiesta', asked.failed),
      text('esito_auth_sso', fault === 'cancel' ? 'KO' : 'OK'),
      text('id_sessione_sso', fault === 'cancel' ? '' : sso),
      text('id_sessione_aspnet_sso', fault === 'cancel' ? '' : aspnet),
      text('stilesheet', asked.styleSheet),
      element('url_logout', { xmlns: '' }, asked.signedOut),
    ),
  );
  const xml = `<?xml version="1.0" ?>\n${root.xml}`;
  return Buffer.from(xml, 'utf8').toString('base64');
}
