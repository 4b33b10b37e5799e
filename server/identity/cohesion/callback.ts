import { CohesionRefusal } from './refusal.ts';
import { childOf, readXml, textOf } from './xml.ts';

/** A session at Cohesion. Whoever knows both ids may ask who it belongs to: they are secrets. */
export interface CohesionSession {
  sso: string;
  aspnet: string;
}

/** What the browser brought. It is not signed: of all this only the session's ids are used, the rest is compared. */
export interface Callback {
  outcome: string;
  siteId: string;
  validate: string;
  user: string;
  session: CohesionSession;
}

const mostCharacters = 32_768;
const base64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Hexadecimal the one, parts with semicolons between the other; nothing else is ever sent on. */
const ssoForm = /^[0-9A-Za-z]{16,2048}$/;
const aspnetForm = /^[!-~]{8,8192}$/;

/** Reads the field `auth`. @throws CohesionRefusal 'malformed' */
export function callbackOf(field: unknown): Callback {
  try {
    return read(field);
  } catch (error) {
    throw new CohesionRefusal('malformed', error);
  }
}

function read(field: unknown): Callback {
  if (typeof field !== 'string') throw new Error('no auth');
  // A plus sign that was not encoded arrives as a space.
  const text = field
    .trim()
    .replace(/ /g, '+')
    .replace(/[\r\n]/g, '');
  if (!text || text.length > 2 * mostCharacters || !base64.test(text))
    throw new Error('not base64');
  const bytes = Buffer.from(text, 'base64');
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const root = readXml(xml, mostCharacters);
  if (root.localName !== 'dsAuth') throw new Error('not dsAuth');
  const auth = childOf(root, 'auth');
  const session = {
    sso: textOf(auth, 'id_sessione_sso'),
    aspnet: textOf(auth, 'id_sessione_aspnet_sso'),
  };
  const outcome = textOf(auth, 'esito_auth_sso');
  // Of an attempt that failed there is no session.
  if (
    outcome === 'OK' &&
    !(ssoForm.test(session.sso) && aspnetForm.test(session.aspnet))
  )
    throw new Error('no session');
  return {
    outcome,
    siteId: textOf(auth, 'id_sito'),
    validate: textOf(auth, 'url_validate'),
    user: textOf(auth, 'user'),
    session,
  };
}
