import { parseXml } from '../../../server/identity/saml/parse-xml.ts';

/** The part of an element that the checks look at. */
export interface Found {
  name: string;
  text: string;
  attribute(name: string): string | undefined;
  /** Descendants along a path of local names, children by children; `@` conditions as in XPath. */
  all(path: string): Found[];
}

type Node = NonNullable<ReturnType<typeof parseXml>['documentElement']>;

/** A document's root, to be asked by local names, as the official tool asks once it has dropped the namespaces. */
export function rootElement(xml: string): Found {
  const root = parseXml(xml).documentElement;
  if (!root) throw new TypeError('no root');
  return found(root);
}

function found(element: Node): Found {
  return {
    name: element.localName ?? '',
    text: element.textContent ?? '',
    attribute: (name) => element.getAttribute(name) ?? undefined,
    all(path) {
      let level = [element];
      for (const step of path.split('/'))
        level = level.flatMap((one) => below(one, step));
      return level.map(found);
    },
  };
}

function below(element: Node, step: string): Node[] {
  const [, name = '', key, value] =
    /^(\w+)(?:\[@(\w+)=(\w+)\])?$/.exec(step) ?? [];
  const children: Node[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 1 && node.localName === name) {
      const child = node as Node;
      if (!key || child.getAttribute(key) === value) children.push(child);
    }
  return children;
}
