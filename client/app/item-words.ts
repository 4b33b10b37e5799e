import { msg, str } from '@lit/localize';
import { isDoc, type Doc } from '#model/document.ts';
import { longDay } from './format.ts';
import type { Names } from './names.ts';

export interface ItemWords {
  title: string;
  /** What of it tells it from the others; empty when the title says all. */
  detail: string;
  /** The page where it is seen in its place. */
  href: string;
}

/** A parent's document in a line: what the lists of waiting, refused and received items call it. */
export function itemWords(doc: Doc, names: Names): ItemWords {
  if (isDoc(doc, 'absence')) {
    const { day, service, withdrawn } = doc.body;
    const who = names.child(doc.child);
    const what = withdrawn ? msg('Assenza annullata') : msg('Assenza');
    return {
      title: who ? msg(str`${what} di ${who}`) : what,
      detail: `${longDay(day)} · ${names.service(service)}`,
      href: `/presenze/${day}?figlio=${doc.child ?? ''}`,
    };
  }
  if (isDoc(doc, 'message'))
    return {
      title: msg(str`Messaggio: ${doc.body.subject}`),
      detail: excerpt(doc.body.text),
      href: `/messaggi/${doc.body.thread}`,
    };
  if (isDoc(doc, 'readMark')) {
    const { target, confirmed } = doc.body;
    return {
      title: confirmed ? msg('Conferma di lettura') : msg('Segnato come letto'),
      detail: names.announcement(target) ?? '',
      href: target.startsWith('announcement:')
        ? `/avvisi/${target.slice('announcement:'.length)}`
        : '/messaggi',
    };
  }
  if (isDoc(doc, 'delegation')) {
    const { givenName, familyName, revoked } = doc.body;
    return {
      title: revoked ? msg('Revoca di una delega') : msg('Delega'),
      detail: `${givenName} ${familyName} · ${names.child(doc.child) ?? ''}`,
      href: '/altro/deleghe',
    };
  }
  return { title: msg('Documento'), detail: '', href: '/sincronizzazione' };
}

/** The beginning of a text, on one line. */
function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line;
}
