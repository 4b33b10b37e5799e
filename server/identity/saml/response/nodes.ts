import type { Element } from '@xmldom/xmldom';
import { namespaces } from '../names.ts';

const { assertion, protocol, signature } = namespaces;
const prefixes: Readonly<Record<string, string>> = {
  [assertion]: 'saml',
  [protocol]: 'samlp',
  [signature]: 'ds',
  'http://www.w3.org/2001/10/xml-exc-c14n#': 'ec',
};

/** `saml:Assertion`: an element's name with the prefix we know its namespace by, whatever its own prefix is. */
export type Name = `${'saml' | 'samlp' | 'ds' | 'ec'}:${string}`;

/** Undefined for an element of any other namespace. */
export function nameOf(element: Element): Name | undefined {
  const prefix = prefixes[element.namespaceURI ?? ''];
  return prefix === undefined
    ? undefined
    : (`${prefix}:${element.localName ?? ''}` as Name);
}

export function elementsOf(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1) found.push(node as Element);
  return found;
}

/** The first child of this name; the outline lets no second be. */
export function childOf(
  parent: Element | undefined,
  name: Name,
): Element | undefined {
  return parent && elementsOf(parent).find((child) => nameOf(child) === name);
}

/** An attribute without a prefix; empty when absent, as no attribute we read may be empty. */
export function attributeOf(
  element: Element | undefined,
  name: string,
): string {
  return element?.getAttributeNS(null, name) ?? '';
}

/** Without the space around it; empty when there is no such element. */
export function textOf(element: Element | undefined): string {
  return (element?.textContent ?? '').trim();
}
