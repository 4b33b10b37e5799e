import { positionOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import { infoOf } from './couch/read.ts';

/** What became of a database since it was last looked at. */
export type Life = 'first-seen' | 'same' | 'another' | 'missing';

/**
 * A database that stands behind its checkpoint, or was made at another time, was restored or made anew: how far it
 * was followed says nothing any more (facts/sync.md §0).
 */
export async function lifeOf(
  { checkpoints, at }: Pick<Context, 'checkpoints' | 'at'>,
  name: string,
): Promise<Life> {
  const info = await infoOf(at(name));
  if (!info) {
    if (checkpoints.get(name)) checkpoints.set(name, { seq: 0, instance: '' });
    return 'missing';
  }
  const known = checkpoints.get(name);
  const { instance } = info;
  if (!known) {
    checkpoints.set(name, { seq: 0, instance });
    return 'first-seen';
  }
  const remade = known.instance !== '' && known.instance !== instance;
  const behind = positionOf(info.updateSeq) < positionOf(known.seq);
  if (!remade && !behind) {
    checkpoints.set(name, { seq: known.seq, instance });
    return 'same';
  }
  checkpoints.set(name, { seq: 0, instance });
  return 'another';
}
