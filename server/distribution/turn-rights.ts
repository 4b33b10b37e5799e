import { databaseOf } from '#model/databases.ts';
import type { ChildId } from '#model/ids.ts';
import type { Context } from './context.ts';
import { drainChild, drainIds } from './drain.ts';
import { each } from './each.ts';
import { fillChild } from './fill.ts';
import { followSpoke } from './follow-spoke.ts';
import type { Lock } from './lock.ts';
import { reconcile } from './reconcile.ts';
import type { Turned } from './turn-ties.ts';

const together = 4;

/** Gives and takes what changed rights ask for; what was written in a database goes up before anything leaves it. */
export async function turnRights(
  context: Context,
  lock: Lock,
  turned: Turned,
): Promise<void> {
  await each(turned, together, ([name, children]) =>
    lock(name, async () => {
      if (children === 'all') {
        await reconcile(context, name);
        return;
      }
      await context.ensure(name);
      await drainIds(context, name, await followSpoke(context, name));
      for (const child of children)
        if (isEntitled(context, name, child))
          await fillChild(context, name, child);
        else await drainChild(context, name, child);
    }),
  );
}

function isEntitled(
  { ties, today }: Context,
  name: string,
  child: ChildId,
): boolean {
  const { kind, owner = '' } = databaseOf(name) ?? {};
  const now = ties.on(today());
  return kind === 'family'
    ? now.families(child).includes(owner)
    : now.schools(child).includes(owner);
}
