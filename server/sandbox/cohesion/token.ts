import { element } from '../../identity/saml/element.ts';
import type { Session } from './session.ts';
import { ways } from './ways.ts';

/** The answer to GetCredential, in the form of CohesionID-Docs; its signature, which proves nothing, holds no value. */
export function token(session: Session, now: Date): string {
  const { person, way, fault } = session;
  const { type } = ways[way];
  const shift = { stale: -3_600_000, future: 86_400_000 }[fault as string] ?? 0;
  const code =
    fault === 'other-person' ? 'GNNBNC80A01N901V' : person.fiscalCode;
  const user = person.fiscalCode || (person.foreignId ?? '');
  const [year = '', month = '', date = ''] = person.born.split('-');
  const fields: Record<string, string> = {
    placeOfBirth: code ? code.slice(11, 15) : '',
    gender: person.sex,
    sesso: person.sex,
    familyName: person.familyName,
    cognome: person.familyName,
    name: person.givenName,
    nome: person.givenName,
    dateOfBirth: person.born,
    data_nascita: `${date}/${month}/${year}`,
    fiscalNumber: code ? `TINIT-${code}` : '',
    codice_fiscale: code,
    ...(person.foreignId && { personIdentifier: person.foreignId }),
    email: person.email,
    companyFiscalNumber: '',
    tipo_autenticazione: type,
    login: fault === 'other-login' ? 'RSSMRA85D18F051Y' : user,
    samlResponseBase64: samlResponse(session),
  };
  const base = Object.entries(fields).map(([name, value]) =>
    element(name, {}, value),
  );
  const profile = element(
    'profile',
    {
      timestamp: new Date(now.getTime() + shift).toUTCString(),
      xmlns: '',
    },
    element('base', {}, ...base),
  );
  return element(
    'Signature',
    { xmlns: 'http://www.w3.org/2000/09/xmldsig#' },
    element('SignedInfo'),
    element('Object', { Id: 'SignedXmlId' }, profile),
  ).xml;
}

/** The identity provider's own answer, as far as anybody reads it: the class of its level. */
function samlResponse({ way }: Session): string {
  const { level } = ways[way];
  if (level === 0) return '';
  const reference = element(
    'AuthnContextClassRef',
    {},
    `https://www.spid.gov.it/SpidL${level}`,
  );
  const { xml } = element(
    'Response',
    { xmlns: 'urn:oasis:names:tc:SAML:2.0:protocol' },
    element(
      'Assertion',
      { xmlns: 'urn:oasis:names:tc:SAML:2.0:assertion' },
      element('AuthnStatement', {}, element('AuthnContext', {}, reference)),
    ),
  );
  return Buffer.from(xml, 'utf8').toString('base64');
}
