import { mutateBytes } from './mutate-bytes.ts';
import { mutateTree } from './mutate-tree.ts';
import { randomOf } from './random.ts';
import { copyOf, textOfTree, treeOf } from './tree.ts';

const byteMutators = Object.values(mutateBytes);
const treeMutators = Object.values(mutateTree);

/**
 * Texts that are nearly good: of each seed the same. Half are changed byte by byte, half as trees, so that they get past
 * whoever only looks whether it is XML.
 */
export function* nearlyGood(
  corpus: readonly string[],
  count: number,
  seed: number,
): Generator<Buffer> {
  const random = randomOf(seed);
  const bytes = corpus.map((text) => Buffer.from(text));
  const trees = corpus.map(treeOf);
  for (let made = 0; made < count;) {
    const times = 1 + random.below(4);
    const from = random.below(corpus.length);
    let next: Buffer = bytes[from] ?? Buffer.alloc(0);
    if (random.below(2) === 0)
      for (let left = times; left > 0 && next.length > 0; left -= 1)
        next = random.pick(byteMutators)(next, random, random.pick(bytes));
    else {
      const tree = copyOf(trees[from] ?? random.pick(trees));
      for (let left = times; left > 0; left -= 1)
        tryTo(() => {
          random.pick(treeMutators)(tree, random, random.pick(trees));
        });
      next = Buffer.from(textOfTree(tree));
    }
    if (bytes[from]?.equals(next)) continue;
    made += 1;
    yield next;
  }
}

/** Of a tree of which nothing is left, nothing is changed. */
function tryTo(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** CPU time of this process in ms, which other processes do not lengthen. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
