import type { Element } from '@xmldom/xmldom';
import { nameOf } from './nodes.ts';
import { insist } from './saml-refusal.ts';

/** Prefixed attributes an answer may have; `xml:base` or an `xml:id` would change what others refer to. */
const prefixed: Readonly<Record<string, readonly string[]>> = {
  'http://www.w3.org/2000/xmlns/': [],
  'http://www.w3.org/2001/XMLSchema-instance': ['type', 'nil'],
  'http://www.w3.org/XML/1998/namespace': ['lang', 'space'],
};

/** @throws SamlRefusal namespace */
export function checkAttributes(element: Element): void {
  insist(!element.prefix || element.namespaceURI !== null, 'namespace');
  for (const { prefix, namespaceURI, localName } of element.attributes) {
    if (!prefix) continue;
    const names = prefixed[namespaceURI ?? ''];
    insist(
      names !== undefined &&
        (prefix === 'xmlns' || names.includes(localName ?? '')),
      'namespace',
    );
  }
}

/**
 * No two elements answer to one id, by whatever attribute a library may take for it; Response and Assertion have theirs
 * as `ID` and no other. @throws SamlRefusal id
 */
export function checkIds(all: readonly Element[]): void {
  const seen = new Set<string>();
  for (const element of all) {
    const ids = Array.from(element.attributes).filter(
      ({ name }) => name.toLowerCase() === 'id',
    );
    insist(ids.length <= 1, 'id');
    const [id] = ids;
    const name = nameOf(element);
    if (name === 'samlp:Response' || name === 'saml:Assertion')
      insist(id?.name === 'ID', 'id');
    if (!id) continue;
    insist(/^[A-Za-z_][A-Za-z0-9_.-]{0,255}$/.test(id.value), 'id');
    insist(!seen.has(id.value), 'id');
    seen.add(id.value);
  }
}
