import { DOMParser, type Element } from '@xmldom/xmldom';

const deepest = 16;
const elementNode = 1;
const textNodes = [3, 4];

/**
 * The root element of a small XML text from outside. No DTD, hence no entities but XML's own five; no comments and no
 * processing instructions, which could split a value in two for one reader and not for another.
 * @throws Error when it is longer than `most` characters, deeper than any message of Cohesion's, or not well-formed.
 */
export function readXml(text: string, most: number): Element {
  if (text.length > most) throw new Error('too long');
  const body = text
    .replace(/^\uFEFF?\s*/, '')
    .replace(/^<\?xml\s[^<>?]*\?>/, '');
  if (/<!(?!\[CDATA\[)|<\?/.test(body)) throw new Error('markup refused');
  if (isDeep(body)) throw new Error('too deep');
  const refuse = (_level: string, message: string) => {
    throw new Error(message);
  };
  const document = new DOMParser({ onError: refuse, locator: false });
  const root = document.parseFromString(body, 'text/xml').documentElement;
  if (!root) throw new Error('empty');
  return root;
}

/** Before anything is built of it: a tower of tags costs the sender nothing. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** Child elements of that name, whatever their namespace: Cohesion mixes its own and none. */
function childrenOf(parent: Element, name: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === elementNode) {
      const element = node as Element;
      if (element.localName === name) found.push(element);
    }
  return found;
}

/** The one child of that name. @throws Error when there is none or more. */
export function childOf(parent: Element, name: string): Element {
  const [first, second] = childrenOf(parent, name);
  if (!first || second) throw new Error(`one ${name} expected`);
  return first;
}

/** The text of the child of that name, trimmed, '' when it is not there. @throws Error when it holds more than text. */
export function textOf(parent: Element, name: string): string {
  const [first, second] = childrenOf(parent, name);
  if (second) throw new Error(`${name} comes twice`);
  for (let node = first?.firstChild; node; node = node.nextSibling)
    if (!textNodes.includes(node.nodeType))
      throw new Error(`${name} is not a text`);
  return first?.textContent?.trim() ?? '';
}
