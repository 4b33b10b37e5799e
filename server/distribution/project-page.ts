import { isDoc, type Doc } from '#model/document.ts';
import { rollCallId } from '#model/document-id.ts';
import type { PresencesDoc } from '#model/presences.ts';
import { asDoc } from './as-doc.ts';
import type { Context } from './context.ts';
import { standingOf } from './couch/read.ts';
import { edit, isConflict } from './couch/write.ts';
import type { RollCallChange } from './plan-page.ts';
import {
  childrenIn,
  latestOf,
  monthIdOf,
  monthWith,
  presenceIn,
  type DayFact,
} from './project.ts';

const attempts = 5;

/** Brings the months of presences in line with roll calls that were written, corrected or deleted. */
export async function projectPage(
  context: Context,
  changes: readonly RollCallChange[],
): Promise<void> {
  const facts: DayFact[] = [];
  for (const change of changes) facts.push(...(await factsOf(context, change)));
  const months = new Map<string, DayFact[]>();
  for (const fact of facts) {
    const id = monthIdOf(fact);
    months.set(id, [...(months.get(id) ?? []), fact]);
  }
  let left = [...months.keys()];
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > attempts) throw new Error('months keep being changed');
    left = await writeMonths(context, months, left);
  }
}

/**
 * What a changed roll call says of every child it bears on: those it names, and those it named before, who are looked
 * up in every roll call of that day and service. Where compaction took its former states, any child of its group may
 * have been named.
 */
async function factsOf(
  context: Context,
  { now, before, complete }: RollCallChange,
): Promise<DayFact[]> {
  const some = now ?? before[0];
  if (!some) return [];
  const { day, service, group } = some.body;
  const by = [now, ...before].flatMap((one) => one?.body.by ?? []);
  const named = childrenIn(now);
  const facts: DayFact[] = named.map((child) => ({
    child,
    service,
    day,
    by,
    presence: now && presenceIn(now.body, child),
  }));
  const former = without(before.flatMap(childrenIn), named);
  const possible = complete
    ? []
    : without(context.ties.childrenOfGroup(group), [...named, ...former]);
  if (former.length + possible.length === 0) return facts;
  const sameDay = await rollCallsOn(context, some);
  for (const child of former)
    facts.push({ child, service, day, presence: latestOf(sameDay, child) });
  for (const child of possible)
    facts.push({ child, service, day, by, presence: latestOf(sameDay, child) });
  return facts;
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => !others.includes(id));
}

/** Every roll call of the same day and service, found by the ids their groups would give them. */
async function rollCallsOn(
  { registry, ties }: Context,
  { body: { service, day, group } }: Doc<'rollCall'>,
): Promise<Doc<'rollCall'>[]> {
  const groups = new Set([...ties.groupsOf(service), group]);
  const ids = [...groups].map((one) => rollCallId(one, day));
  const found: Doc<'rollCall'>[] = [];
  for (const { doc } of (await standingOf(registry, ids)).values()) {
    const one = asDoc(doc);
    if (one && isDoc(one, 'rollCall') && one.body.service === service)
      found.push(one);
  }
  return found;
}

/** The ids of the months that somebody else was writing meanwhile. */
async function writeMonths(
  { registry, log }: Context,
  months: ReadonlyMap<string, DayFact[]>,
  ids: readonly string[],
): Promise<string[]> {
  const standing = await standingOf(registry, ids);
  const drafts = ids.flatMap((id) => {
    const doc = asDoc(standing.get(id)?.doc);
    const stored: PresencesDoc | undefined =
      doc && isDoc(doc, 'presences') ? doc : undefined;
    return monthWith(stored, months.get(id) ?? []) ?? [];
  });
  if (drafts.length === 0) return [];
  const rows = await edit(registry, drafts);
  const refused = rows.filter((row) => row.error && !isConflict(row));
  if (refused.length > 0)
    log.error('months of presences refused', { count: refused.length });
  return rows.filter(isConflict).map((row) => row.id);
}
