import type { Element } from '@xmldom/xmldom';
import { CohesionRefusal } from './refusal.ts';
import { childOf, readXml, textOf } from './xml.ts';

/** What Cohesion says of a session's person; '' where it says nothing. */
export interface Token {
  /** ms since 1970. */
  timestamp: number;
  login: string;
  fiscalCode: string;
  /** `TINIT-` and the codice fiscale. */
  fiscalNumber: string;
  /** Of eIDAS: the person's name in their country. */
  personIdentifier: string;
  /** PW, PIN, CF or DRM. */
  authentication: string;
  /** The identity provider's own answer to Cohesion, base64. */
  samlResponse: string;
  name: string;
  familyName: string;
  dateOfBirth: string;
  email: string;
  phone: string;
}

/** Characters of an answer: ten times what one with a SAML response in it takes. */
export const mostTokenCharacters = 262_144;
const timestampForm =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Reads an answer to GetCredential. @throws CohesionRefusal 'no-session' | 'unreadable' */
export function tokenOf(xml: string): Token {
  if (/<AUTH>\s*NO\s*<\/AUTH>/i.test(xml))
    throw new CohesionRefusal('no-session');
  try {
    return read(readXml(xml, mostTokenCharacters));
  } catch (error) {
    throw new CohesionRefusal('unreadable', error);
  }
}

function read(root: Element): Token {
  const profile = profileOf(root);
  const base = childOf(profile, 'base');
  const text = (...names: string[]) =>
    names.map((name) => shortText(base, name)).find(Boolean) ?? '';
  return {
    timestamp: instantOf(profile.getAttribute('timestamp') ?? ''),
    login: text('login'),
    fiscalCode: text('codice_fiscale'),
    fiscalNumber: text('fiscalNumber'),
    personIdentifier: text('personIdentifier'),
    authentication: text('tipo_autenticazione'),
    samlResponse: textOf(base, 'samlResponseBase64'),
    name: text('name', 'nome'),
    familyName: text('familyName', 'cognome'),
    dateOfBirth: bornOf(text('dateOfBirth'), text('data_nascita')),
    email: text('email'),
    phone: text('mobilePhone', 'numero_cellulare'),
  };
}

/** `Object/profile` of the signature that wraps it, which is SHA-1 and proves nothing: TLS to the known host does. */
function profileOf(root: Element): Element {
  if (root.localName !== 'Signature') throw new Error('not a token');
  return childOf(childOf(root, 'Object'), 'profile');
}

function shortText(base: Element, name: string): string {
  const value = textOf(base, name);
  if (value.length > 500 || /\p{Cc}/u.test(value))
    throw new Error(`${name} is no plain text`);
  return value;
}

function instantOf(text: string): number {
  const ms = timestampForm.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(ms)) throw new Error('no timestamp');
  return ms;
}

/** Both ways of writing it must mean the same day. */
function bornOf(iso: string, italian: string): string {
  const [, date = '', month = '', year = ''] =
    /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(italian) ?? [];
  const other = year && `${year}-${month}-${date}`;
  if (iso && other && iso !== other) throw new Error('two dates of birth');
  return iso || other;
}
