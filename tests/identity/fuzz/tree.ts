/** An XML text as a tree that can be changed and written again, the same to the letter when unchanged. */
export interface Tree {
  name: string;
  attributes: [name: string, value: string][];
  children: (Tree | string)[];
}

/** @param xml of a form that a test made: no comments, instructions or declarations. */
export function treeOf(xml: string): Tree {
  const root: Tree = { name: '', attributes: [], children: [] };
  const open = [root];
  for (const [part = ''] of xml.matchAll(/<[^>]*>|[^<]+/g)) {
    const top = open.at(-1) ?? root;
    if (!part.startsWith('<')) top.children.push(part);
    else if (part.startsWith('</')) open.pop();
    else {
      const name = /^<([^\s/>]+)/.exec(part)?.[1] ?? '';
      const attributes = [...part.matchAll(/ ([^\s=]+)="([^"]*)"/g)].map(
        ([, key = '', value = '']) => [key, value] as [string, string],
      );
      const tree = { name, attributes, children: [] };
      top.children.push(tree);
      if (!part.endsWith('/>')) open.push(tree);
    }
  }
  const [first] = root.children;
  if (typeof first !== 'object') throw new TypeError('no element');
  return first;
}

export function textOfTree(tree: Tree | string): string {
  if (typeof tree === 'string') return tree;
  const attributes = tree.attributes
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
  const inner = tree.children.map(textOfTree).join('');
  return inner
    ? `<${tree.name}${attributes}>${inner}</${tree.name}>`
    : `<${tree.name}${attributes}/>`;
}

export function allOf(tree: Tree, found: Tree[] = []): Tree[] {
  found.push(tree);
  for (const child of tree.children)
    if (typeof child === 'object') allOf(child, found);
  return found;
}

export function copyOf(tree: Tree): Tree {
  return {
    name: tree.name,
    attributes: tree.attributes.map(([name, value]) => [name, value]),
    children: tree.children.map((child) =>
      typeof child === 'string' ? child : copyOf(child),
    ),
  };
}
