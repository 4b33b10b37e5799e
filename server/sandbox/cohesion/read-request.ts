import { childOf, readXml, textOf } from '../../identity/cohesion/xml.ts';

/** What a site asks of Cohesion. */
export interface Asked {
  siteId: string;
  validate: string;
  failed: string;
  styleSheet: string;
  signedOut: string;
}

/** Reads the parameter `auth` of WAYF.aspx. @throws Error saying, in Italian, what is wrong with it. */
export function readRequest(auth: string, siteId: string): Asked {
  const root = readXml(Buffer.from(auth, 'base64').toString('utf8'), 16_384);
  const request = childOf(root, 'auth');
  // Cohesion wants every element, the empty ones too.
  for (const name of elements) childOf(request, name);
  const styleSheet = textOf(request, 'stilesheet');
  const asked = {
    siteId: textOf(request, 'id_sito'),
    validate: textOf(request, 'url_validate'),
    failed: textOf(request, 'url_richiesta'),
    styleSheet,
    signedOut:
      styleSheet.split(';').find((part) => /^https?:/.test(part)) ?? '',
  };
  if (asked.siteId !== siteId) throw new Error('id_sito sconosciuto');
  for (const url of [asked.validate, asked.failed, asked.signedOut])
    if (!URL.canParse(url)) throw new Error('indirizzo non valido');
  if (!/^AuthRestriction=[0-3](?:,[0-3])*;/.test(styleSheet))
    throw new Error('AuthRestriction mancante');
  if (!/;UType=(?:c|d|cd)(?:;|$)/.test(styleSheet))
    throw new Error('UType mancante');
  return asked;
}

const elements = [
  'user',
  'id_sa',
  'id_sito',
  'esito_auth_sa',
  'id_sessione_sa',
  'id_sessione_aspnet_sa',
  'url_validate',
  'url_richiesta',
  'esito_auth_sso',
  'id_sessione_sso',
  'id_sessione_aspnet_sso',
  'stilesheet',
];
