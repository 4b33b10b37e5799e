import { limits } from './limits.ts';
import { insist } from './saml-refusal.ts';
import { checkReferences } from './scan-text.ts';

/** Names in SAML are ASCII; of two parts at most. */
const name = '[A-Za-z_][A-Za-z0-9_.-]{0,99}(?::[A-Za-z_][A-Za-z0-9_.-]{0,99})?';
const opening = new RegExp(`<(${name})`, 'y');
const closing = new RegExp(`</(${name})[ \\t\\n]*>`, 'y');
const attribute = new RegExp(
  `[ \\t\\n]+(${name})[ \\t\\n]*=[ \\t\\n]*(?:"([^"<]*)"|'([^'<]*)')`,
  'y',
);
const end = /[ \t\n]*(\/?)>/y;

export interface Tag {
  kind: 'open' | 'close' | 'empty';
  name: string;
  /** Where the text goes on. */
  end: number;
}

/** The tag that begins here. @throws SamlRefusal xml, limits, entity, character, namespace */
export function scanTag(text: string, at: number): Tag {
  const close = match(closing, text, at);
  if (close)
    return { kind: 'close', name: close[1] ?? '', end: closing.lastIndex };
  const open = match(opening, text, at);
  insist(open !== null, 'xml');
  let from = opening.lastIndex;
  const seen = new Set<string>();
  for (
    let found = match(attribute, text, from);
    found;
    found = match(attribute, text, from)
  ) {
    const [, key = '', double, single] = found;
    checkAttribute(key, double ?? single ?? '');
    insist(!seen.has(key), 'xml');
    seen.add(key);
    insist(seen.size <= limits.attributes, 'limits');
    from = attribute.lastIndex;
  }
  const ended = match(end, text, from);
  insist(ended !== null, 'xml');
  const kind = ended[1] ? 'empty' : 'open';
  return { kind, name: open[1] ?? '', end: end.lastIndex };
}

function checkAttribute(key: string, value: string): void {
  insist(value.length <= limits.value, 'limits');
  checkReferences(value);
  // Bound once and for all (Namespaces in XML §3).
  insist(key !== 'xmlns:xml' && key !== 'xmlns:xmlns', 'namespace');
  insist(!key.startsWith('xmlns:') || value !== '', 'namespace');
}

function match(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
