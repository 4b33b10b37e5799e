import type { Random } from './random.ts';
import { allOf, copyOf, type Tree } from './tree.ts';

type MutateTree = (tree: Tree, random: Random, other: Tree) => void;

const values = [
  '',
  ' ',
  '_assertion',
  '#_response',
  '2026-11-23T10:02:00Z',
  '2099-01-01T00:00:00Z',
  '2.0',
  'https://www.spid.gov.it/SpidL3',
  'TINIT-BRNMTT84E12G479T',
  'urn:oasis:names:tc:SAML:2.0:status:Success',
  'http://www.w3.org/2000/09/xmldsig#hmac-sha1',
  '&#65;',
  'x'.repeat(300),
];
const names = [
  'saml:Assertion',
  'samlp:Response',
  'ds:Object',
  'ds:Signature',
  'samlp:Extensions',
  'saml:Advice',
  'saml:EncryptedAssertion',
  'saml:AttributeValue',
  'evil',
];
const attributes = ['ID', 'Id', 'id', 'xml:id', 'xmlns', 'xmlns:saml', 'URI'];
const between = ['<!---->', '<!-- x -->', '<?x?>', '<![CDATA[x]]>', '&x;', 'x'];

/** An element that is not the root, with its parent. */
function inside(tree: Tree, random: Random): { child: Tree; parent: Tree } {
  const parents = allOf(tree).filter((one) =>
    one.children.some((child) => typeof child === 'object'),
  );
  const parent = random.pick(parents);
  const children = parent.children.filter(
    (child): child is Tree => typeof child === 'object',
  );
  return { child: random.pick(children), parent };
}

function anywhere(tree: Tree, random: Random, piece: Tree | string): void {
  const { children } = random.pick(allOf(tree));
  children.splice(random.below(children.length + 1), 0, piece);
}

export const mutateTree: Record<string, MutateTree> = {
  remove(tree, random) {
    const { child, parent } = inside(tree, random);
    parent.children.splice(parent.children.indexOf(child), 1);
  },
  repeat(tree, random) {
    const { child, parent } = inside(tree, random);
    parent.children.splice(parent.children.indexOf(child), 0, copyOf(child));
  },
  copyElsewhere(tree, random) {
    anywhere(tree, random, copyOf(inside(tree, random).child));
  },
  move(tree, random) {
    const { child, parent } = inside(tree, random);
    parent.children.splice(parent.children.indexOf(child), 1);
    anywhere(tree, random, child);
  },
  graft(tree, random, other) {
    anywhere(tree, random, copyOf(random.pick(allOf(other))));
  },
  exchange(tree, random, other) {
    const { child, parent } = inside(tree, random);
    const same = allOf(other).filter(({ name }) => name === child.name);
    if (same.length > 0)
      parent.children[parent.children.indexOf(child)] = copyOf(
        random.pick(same),
      );
  },
  wrap(tree, random) {
    const { child, parent } = inside(tree, random);
    parent.children[parent.children.indexOf(child)] = {
      name: random.pick(names),
      attributes: [],
      children: [child],
    };
  },
  rename(tree, random) {
    random.pick(allOf(tree)).name = random.pick(names);
  },
  setAttribute(tree, random) {
    const changeable = allOf(tree).filter((one) => one.attributes.length > 0);
    const attribute = random.pick(random.pick(changeable).attributes);
    attribute[1] = random.pick(values);
  },
  removeAttribute(tree, random) {
    const { attributes: own } = random.pick(allOf(tree));
    own.splice(random.below(own.length + 1), 1);
  },
  addAttribute(tree, random) {
    random
      .pick(allOf(tree))
      .attributes.push([random.pick(attributes), random.pick(values)]);
  },
  setText(tree, random) {
    random.pick(allOf(tree)).children = [random.pick(values)];
  },
  put(tree, random) {
    anywhere(tree, random, random.pick(between));
  },
};
