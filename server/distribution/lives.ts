import { positionOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import { infoOf } from './couch/read.ts';

/** What became of a database since it was last looked at. */
export type Life = 'first-seen' | 'same' | 'another' | 'missing';

/**
 * A database that stands behind its checkpoint, bears an older mark than was written into it, or was made at another
 * time, was restored or made anew: how far it was followed says nothing any more (facts/sync.md §0).
 */
export async function lifeOf(
  { checkpoints, marks, at }: Pick<Context, 'checkpoints' | 'marks' | 'at'>,
  name: string,
): Promise<Life> {
  const info = await infoOf(at(name));
  const known = checkpoints.get(name);
  if (!info) {
    if (known) checkpoints.set(name, { seq: 0, instance: '' });
    return 'missing';
  }
  const mark = await marks.read(name);
  const { instance } = info;
  if (known) {
    const remade = known.instance !== '' && known.instance !== instance;
    const behind = positionOf(info.updateSeq) < positionOf(known.seq);
    const older = (mark ?? 0) < (known.mark ?? 0);
    if (remade || behind || older) {
      checkpoints.begin(name, instance);
      return 'another';
    }
  }
  checkpoints.set(name, { seq: known?.seq ?? 0, instance });
  checkpoints.confirm(name, mark);
  return known ? 'same' : 'first-seen';
}
