/** As much of Jinja as the official tool's templates use: extends, blocks within blocks, if, and values. */
type Node =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string }
  | { kind: 'block' | 'if'; name: string; nodes: Node[] };

export type Values = Readonly<Record<string, string | boolean | null>>;

export function render(
  path: string,
  load: (path: string) => string,
  values: Values,
): string {
  let { nodes, base } = read(load(path));
  const blocks = new Map<string, Node[]>();
  while (base !== undefined) {
    collect(nodes, blocks);
    ({ nodes, base } = read(load(base)));
  }
  return write(nodes, blocks, values);
}

function read(text: string): { nodes: Node[]; base: string | undefined } {
  let base: string | undefined;
  const root: Node[] = [];
  const open: Node[][] = [root];
  for (const part of text.split(/(\{%.*?%\}|\{\{.*?\}\})/)) {
    const top = open.at(-1) ?? root;
    const [, word = '', name = ''] =
      /^\{%\s*(\w+)\s*"?([\w.-]*)"?\s*%\}$/.exec(part) ?? [];
    const value = /^\{\{\s*(\w+)\s*\}\}$/.exec(part)?.[1];
    if (value !== undefined) top.push({ kind: 'value', name: value });
    else if (word === 'extends') base = name;
    else if (word === 'block' || word === 'if') {
      const nodes: Node[] = [];
      top.push({ kind: word, name, nodes });
      open.push(nodes);
    } else if (word.startsWith('end')) open.pop();
    else top.push({ kind: 'text', text: part });
  }
  return { nodes: root, base };
}

function collect(nodes: Node[], blocks: Map<string, Node[]>): void {
  for (const node of nodes) {
    if (node.kind !== 'block') continue;
    // The child's counts, not its parent's.
    if (!blocks.has(node.name)) blocks.set(node.name, node.nodes);
    collect(node.nodes, blocks);
  }
}

function write(
  nodes: Node[],
  blocks: Map<string, Node[]>,
  values: Values,
): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'value') return String(values[node.name] ?? '');
      if (node.kind === 'if' && !values[node.name]) return '';
      const own = node.kind === 'block' ? blocks.get(node.name) : undefined;
      return write(own ?? node.nodes, blocks, values);
    })
    .join('');
}
