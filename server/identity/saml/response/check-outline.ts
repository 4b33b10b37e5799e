import type { Element } from '@xmldom/xmldom';
import { checkAttributes, checkIds } from './check-attributes.ts';
import { elementsOf, nameOf } from './nodes.ts';
import { outline, type Children } from './outline-table.ts';
import { insist } from './saml-refusal.ts';

const encrypted = /^Encrypted(?:Assertion|ID|Attribute|Data)$/;

/**
 * Everything stands where the schemas have it and nothing stands anywhere else, so there is no place to hide a second
 * Assertion in (XSW): one allow-list, walked once.
 * @throws SamlRefusal structure, mixed, comment, encrypted, assertion-count, namespace, id
 */
export function checkOutline(root: Element): void {
  const all: Element[] = [];
  walk(root, all);
  // By its local name whatever the namespace: somebody's parser may not care for namespaces.
  const assertions = all.filter((one) => one.localName === 'Assertion');
  insist(assertions.length <= 1, 'assertion-count');
  insist(!all.some((one) => encrypted.test(one.localName ?? '')), 'encrypted');
  for (const one of all) checkPlace(one);
  checkIds(all);
}

function walk(element: Element, into: Element[]): void {
  into.push(element);
  for (const child of elementsOf(element)) walk(child, into);
}

function checkPlace(element: Element): void {
  checkAttributes(element);
  const name = nameOf(element);
  if (name === 'samlp:StatusDetail' || isDetail(element)) return;
  const children = name && outline[name];
  insist(children !== undefined, 'structure');
  checkChildren(element, children);
}

/** What an identity provider tells of its own fault, which is read by nobody. */
function isDetail(element: Element): boolean {
  if (nameOf(element) !== undefined) return false;
  for (let up = element.parentNode; up; up = up.parentNode)
    if (up.nodeType === 1 && nameOf(up as Element) === 'samlp:StatusDetail')
      return true;
  return false;
}

function checkChildren(element: Element, children: Children): void {
  const counts: Children = {};
  const holdsText = Object.keys(children).length === 0;
  for (let node = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) {
      const name = nameOf(node as Element);
      const most = name && children[name];
      insist(name !== undefined && most !== undefined, 'structure');
      const count = (counts[name] ?? 0) + 1;
      insist(count <= most, 'structure');
      counts[name] = count;
    } else if (node.nodeType === 3) {
      insist(holdsText || !/\S/.test(node.nodeValue ?? ''), 'mixed');
    } else {
      insist(node.nodeType === 8, 'structure');
      insist(!holdsText || element.textContent?.trim() === '', 'comment');
    }
  }
}
