import {
  limits,
  paths,
  type ChangesPage,
  type Slice,
} from '#model/phone-protocol.ts';
import type { Instant } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import type { Call } from './call.ts';
import { fetchDocuments, stateOf } from './documents.ts';
import type { Mirror } from './mirror.ts';
import { toState, tombstone, type State } from './stored.ts';

/** Where the next pull starts, and in which life of the database that place is. */
export interface Checkpoint {
  seq: string | number;
  epoch: string;
}

export interface Pulled {
  documents: State[];
  checkpoint: Checkpoint;
  /** True when the server may have more to give. */
  more: boolean;
  /** The server's clock at the answer. */
  at: Instant | undefined;
}

export interface PullDeps {
  slice: Slice;
  call: Call;
  mirror: Mirror;
}

/**
 * One page of changes since the checkpoint. Undefined when the database is in another life than the checkpoint's:
 * then only an inventory tells what is true.
 */
export async function pullPage(
  deps: PullDeps,
  checkpoint: Checkpoint | undefined,
  signal: AbortSignal,
): Promise<Pulled | undefined> {
  const since = encodeURIComponent(String(checkpoint?.seq ?? 0));
  const answer = await deps.call(
    `${paths.changes(deps.slice)}?since=${since}&limit=${limits.pullBatch}`,
    { signal },
  );
  const epoch = answer.epoch ?? '';
  if (checkpoint && checkpoint.epoch !== epoch) return undefined;
  const page = answer.body as ChangesPage;
  const rows = page.results.filter(({ id }) => !id.startsWith('_design/'));
  const documents = rows.map(({ id, deleted, doc }) =>
    deleted || !doc ? tombstone(id) : toState(doc),
  );
  // Short pages say nothing: the server leaves design documents out of them.
  const more =
    (page.pending ?? 0) > 0 || page.results.length >= limits.pullBatch;
  const applied = await applyRevocations(deps, documents, signal);
  return {
    documents: more ? anchored(applied) : applied,
    checkpoint: { seq: page.last_seq, epoch },
    more,
    at: answer.at,
  };
}

/**
 * A `revoked` marker takes its documents off this phone in the same write; ids it no longer names are fetched again,
 * because their documents may have come back before the marker was emptied.
 */
async function applyRevocations(
  { slice, call, mirror }: PullDeps,
  documents: State[],
  signal: AbortSignal,
): Promise<State[]> {
  const states = new Map(documents.map((state) => [state._id, state]));
  const gone = new Set<string>();
  const freed = new Set<string>();
  for (const state of documents) {
    const before = mirror.get(slice, state._id);
    if (before && isDoc(before, 'revoked'))
      for (const id of before.body.ids) freed.add(id);
    for (const id of revokedIds(state)) gone.add(id);
  }
  for (const id of gone)
    if (states.has(id) || mirror.get(slice, id)) states.set(id, tombstone(id));
  const back = [...freed].filter((id) => !gone.has(id) && !states.has(id));
  for (const truth of await fetchDocuments(call, slice, back, signal))
    if (truth.is === 'live') states.set(truth.id, stateOf(truth));
  return [...states.values()];
}

/** RxDB keeps a checkpoint only along with documents: the trace of one that never was will do. */
export function anchored(documents: State[]): State[] {
  return documents.length > 0 ? documents : [tombstone('nothing')];
}

/** The ids that a state names as revoked. */
export function revokedIds(state: State): readonly string[] {
  if (state._deleted || state.type !== 'revoked') return [];
  return (state.body as { ids: string[] }).ids;
}
