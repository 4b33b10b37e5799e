import { limits, paths, type Slice } from '#model/phone-protocol.ts';
import type { Doc } from '#model/document.ts';
import type { Call } from './call.ts';
import { toState, tombstone, type State } from './stored.ts';

/** What the server holds under an id: its document, the trace of a deleted one, or nothing. */
export type Truth =
  | { id: string; is: 'live'; state: State }
  | { id: string; is: 'deleted' | 'missing' };

interface Row {
  id?: string;
  key: string;
  error?: string;
  value?: { rev: string; deleted?: boolean } | null;
  doc?: (Doc & { _rev: string }) | null;
}

/** Asks the server for what it holds under these ids, in their order. */
export async function fetchDocuments(
  call: Call,
  slice: Slice,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Truth[]> {
  const truths: Truth[] = [];
  for (let start = 0; start < ids.length; start += limits.keys) {
    const keys = ids.slice(start, start + limits.keys);
    const { body } = await call(paths.allDocs(slice), {
      body: { keys, include_docs: true },
      signal,
    });
    const { rows } = body as { rows: Row[] };
    truths.push(...keys.map((id) => truthOf(id, rows)));
  }
  return truths;
}

function truthOf(id: string, rows: readonly Row[]): Truth {
  const row = rows.find((one) => one.key === id);
  if (row?.doc) return { id, is: 'live', state: toState(row.doc) };
  return { id, is: row?.value?.deleted === true ? 'deleted' : 'missing' };
}

/** The state RxDB takes for what the server holds. */
export function stateOf(truth: Truth): State {
  return truth.is === 'live' ? truth.state : tombstone(truth.id);
}
