import {
  DOMParser,
  ParseError,
  type Document,
  type Element,
} from '@xmldom/xmldom';

/** Text that is no XML we read. */
export class XmlFault extends Error {
  readonly code = 'xml';

  constructor(fault: string) {
    super(fault);
    this.name = 'XmlFault';
  }
}

/**
 * An XML document. Any declaration is refused unparsed: none of ours has a document type, whose entities could grow
 * without end or read files. @throws XmlFault
 */
export function parseXml(text: string): Document {
  if (/<!(?!--|\[CDATA\[)/.test(text)) throw new XmlFault('has a declaration');
  const fail = (_: string, fault: string) => {
    throw new ParseError(fault);
  };
  try {
    const parsed = new DOMParser({ onError: fail }).parseFromString(
      text,
      'text/xml',
    );
    if (parsed.documentElement) return parsed;
  } catch {
    throw new XmlFault('is not well-formed');
  }
  throw new XmlFault('is empty');
}

/** The root element, which must be this. @throws XmlFault */
export function rootOf(
  document: Document,
  namespace: string,
  name: string,
): Element {
  const root = document.documentElement;
  if (root?.namespaceURI === namespace && root.localName === name) return root;
  throw new XmlFault(`is no ${name}`);
}

/** The children of this name, no deeper: what lies below another element is that element's. */
export function childrenOf(
  parent: Element,
  namespace: string,
  name: string,
): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (
      node.nodeType === 1 &&
      node.namespaceURI === namespace &&
      node.localName === name
    )
      found.push(node as Element);
  return found;
}

/** Its text, without the space around it. @throws XmlFault for one broken by a comment or an element. */
export function textOf(element: Element): string {
  for (let node = element.firstChild; node; node = node.nextSibling)
    // Text and CDATA. Readers disagree on what a text with a comment inside says.
    if (node.nodeType !== 3 && node.nodeType !== 4)
      throw new XmlFault(`has more than text in ${element.localName ?? ''}`);
  return (element.textContent ?? '').trim();
}
