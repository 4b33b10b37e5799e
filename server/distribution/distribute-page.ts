import type { Change } from './couch/changes.ts';
import type { Context } from './context.ts';
import { deliverHome, deliverMissing } from './deliver-home.ts';
import { drainIds } from './drain.ts';
import { each } from './each.ts';
import { followSpoke } from './follow-spoke.ts';
import { forebearsOf } from './forebears.ts';
import { gather } from './gather.ts';
import type { Lock } from './lock.ts';
import { planPage } from './plan-page.ts';
import { projectPage } from './project-page.ts';
import { resolvePage } from './resolve-page.ts';
import { turnRights } from './turn-rights.ts';
import { turnTies } from './turn-ties.ts';

/** Databases written to at once. */
const together = 6;

/**
 * What is known of a page's past. 'first': the registry was never distributed, everything will pass by and nothing
 * needs to be fetched; 'again': it may have been distributed before a crash; 'new': it was not.
 */
export type Reading = 'first' | 'again' | 'new';

/** Takes one page of the registry's changes wherever it belongs. Doing it twice changes nothing. */
export async function distributePage(
  context: Context,
  lock: Lock,
  rows: readonly Change[],
  reading: Reading,
): Promise<void> {
  const { registry, ties, today } = context;
  const ours = rows.filter(({ id }) => !id.startsWith('_design/'));
  const leaves = await gather(
    registry,
    ours.map(({ id, changes, doc }) => ({
      id,
      leaves: changes.map(({ rev }) => rev),
      doc,
    })),
  );
  const forebears = await forebearsOf(registry, [...leaves.values()].flat());
  const again = reading === 'again';
  const turned = turnTies(ties, ours, forebears, today(), again);
  const plan = planPage(leaves, forebears, ties.on(today()));
  await each(plan.deliveries, together, ([name, docs]) =>
    reading === 'new'
      ? deliverHome(context, name, docs)
      : deliverMissing(context, name, docs),
  );
  await resolvePage(context, plan.conflicts);
  await projectPage(context, plan.rollCalls);
  await each(plan.departures, together, ([name, ids]) =>
    lock(name, async () => {
      const strays = await followSpoke(context, name);
      await drainIds(context, name, [...ids, ...strays]);
    }),
  );
  if (reading !== 'first') await turnRights(context, lock, turned);
}
