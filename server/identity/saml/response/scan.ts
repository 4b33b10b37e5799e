import { limits } from './limits.ts';
import { insist, SamlRefusal } from './saml-refusal.ts';
import { checkText } from './scan-text.ts';
import { scanTag } from './scan-tag.ts';

const prolog =
  /^<\?xml version=(?:"1\.0"|'1\.0')(?: encoding=(?:"utf-8"|'utf-8'))?(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i;
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Reads a text as XML without building anything, and refuses what no answer needs and parsers trip over, before any
 * parser sees it: one pass, no backtracking, no memory beyond the names of open elements.
 * @throws SamlRefusal encoding, character, declaration, instruction, entity, comment, limits, xml
 */
export function scan(text: string): void {
  insist(text.charCodeAt(0) !== 0xfeff, 'encoding');
  insist(characters.test(text), 'character');
  let at = skipProlog(text);
  const open: string[] = [];
  let elements = 0;
  let comments = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) !== 60) {
      const end = next(text, '<', at);
      checkText(text.slice(at, end), open.length === 0);
      at = end;
      continue;
    }
    if (text.startsWith('<!', at)) {
      at = skipComment(text, at);
      comments += 1;
      insist(comments <= limits.comments, 'limits');
      continue;
    }
    insist(text.charAt(at + 1) !== '?', 'instruction');
    const tag = scanTag(text, at);
    at = tag.end;
    if (tag.kind === 'close') {
      insist(open.pop() === tag.name, 'xml');
      continue;
    }
    elements += 1;
    insist(open.length > 0 || elements === 1, 'xml');
    insist(elements <= limits.elements, 'limits');
    if (tag.kind === 'open') open.push(tag.name);
    insist(open.length <= limits.depth, 'limits');
  }
  insist(elements > 0 && open.length === 0, 'xml');
}

function skipProlog(text: string): number {
  if (!/^<\?xml\s/.test(text)) return 0;
  const found = prolog.exec(text);
  if (found) return found[0].length;
  const head = text.slice(0, 200);
  throw new SamlRefusal(head.includes('encoding') ? 'encoding' : 'xml');
}

/** Past a comment that stands between elements; one inside a value, and any other declaration, is refused. */
function skipComment(text: string, at: number): number {
  insist(text.startsWith('<!--', at), 'declaration');
  const end = text.indexOf('--', at + 4);
  insist(end > 0 && text.charAt(end + 2) === '>', 'xml');
  const before = text.slice(0, at).trimEnd();
  const after = /\S/.exec(text.slice(end + 3, end + 3 + limits.text));
  insist(before === '' || before.endsWith('>'), 'comment');
  insist(after === null || after[0] === '<', 'comment');
  return end + 3;
}

function next(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}
