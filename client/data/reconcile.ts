import { paths, type Inventory } from '#model/phone-protocol.ts';
import type { Doc } from '#model/document.ts';
import { fetchDocuments, stateOf } from './documents.ts';
import { anchored, revokedIds, type PullDeps, type Pulled } from './pull.ts';
import { toState, tombstone } from './stored.ts';

export interface ReconcileDeps extends PullDeps {
  isUnsent(doc: Doc): boolean;
  /** True for what the parent of this phone wrote, received or not. */
  isOwn(doc: Doc): boolean;
  /** Puts a document the server has lost back into the outbox, to be written upon `rev`, or anew. */
  sendAgain(id: string, rev: string | undefined): Promise<void>;
}

/**
 * Compares every id and revision of the slice with the server's: fetches what is missing or other, drops what the
 * server does not have, and sends again what this parent wrote and the server lost. It repairs a restored backup, a
 * purge and a missed event. What was never sent stays untouched: it goes the way of every push.
 */
export async function reconcile(
  deps: ReconcileDeps,
  signal: AbortSignal,
): Promise<Pulled> {
  const { slice, call, mirror } = deps;
  const { body, at, epoch } = await call(paths.allDocs(slice), {
    body: {},
    signal,
  });
  const inventory = body as Inventory;
  const there = new Map(
    inventory.rows
      .filter(({ id }) => !id.startsWith('_design/'))
      .map(({ id, value }) => [id, value.rev]),
  );
  const here = mirror.all(slice).filter((doc) => !deps.isUnsent(doc));
  const known = new Map(here.map((doc) => [doc._id, doc._rev]));
  const overtaken = here.filter((doc) => isAhead(deps, doc, there));
  const wanted = [...there]
    .filter(([id, rev]) => known.get(id) !== rev)
    .map(([id]) => id)
    .filter((id) => !overtaken.some((doc) => doc._id === id));
  const truths = await fetchDocuments(call, slice, wanted, signal);
  const fetched = truths.filter(({ is }) => is === 'live').map(stateOf);
  const revoked = new Set(
    [...here.map(toState), ...fetched].flatMap(revokedIds),
  );
  const absent = here.filter((doc) => !there.has(doc._id));
  const lost = absent.filter((doc) => deps.isOwn(doc) && !revoked.has(doc._id));
  const gone = absent.filter((doc) => !lost.includes(doc));
  for (const doc of [...lost, ...overtaken])
    await deps.sendAgain(doc._id, there.get(doc._id));
  return {
    documents: anchored([...fetched, ...gone.map((doc) => tombstone(doc._id))]),
    checkpoint: { seq: inventory.update_seq, epoch: epoch ?? '' },
    more: false,
    at,
  };
}

/** True for an own document of which the server holds an earlier revision: a backup was restored over it. */
function isAhead(
  { isOwn }: ReconcileDeps,
  doc: Doc,
  there: ReadonlyMap<string, string>,
): boolean {
  const rev = there.get(doc._id);
  return (
    rev !== undefined && isOwn(doc) && generation(doc._rev) > generation(rev)
  );
}

/** How many times a document was written, by its CouchDB revision. */
function generation(rev: string | undefined): number {
  return rev === undefined ? 0 : Number(rev.slice(0, rev.indexOf('-')));
}
