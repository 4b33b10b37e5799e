import type { RxReplicationWriteToMasterRow } from 'rxdb';
import { limits, paths, type PushRow } from '#model/phone-protocol.ts';
import { problemOf, type Problem } from '#model/problem.ts';
import type { Attempts } from './attempts.ts';
import type { Call } from './call.ts';
import { fetchDocuments, stateOf } from './documents.ts';
import { CallError } from './errors.ts';
import { omit } from './omit.ts';
import {
  isSameState,
  toDoc,
  toState,
  tombstone,
  type State,
  type Stored,
} from './stored.ts';

export type Row = RxReplicationWriteToMasterRow<Stored>;

export interface PushDeps {
  call: Call;
  attempts: Attempts;
  isUnsent(state: State): boolean;
  setAside(state: Stored, problem: Problem): Promise<void>;
  /** Tells the conflict handler that the text of this document is dealt with. */
  settle(id: string): void;
  onFailure(): void;
}

/** Statuses that will never change for the same batch, so that one document cannot hold up the others. */
const refusals: Partial<Record<number, Problem['code']>> = {
  400: 'wrong-form',
  413: 'too-long',
};

export interface Pusher {
  push(rows: Row[]): Promise<State[]>;
  /** What was accepted of this document counts no more: the server has lost it. */
  forget(id: string): void;
}

/**
 * Sends what the parent wrote and returns, for RxDB to take over, the server's state of every document that is now
 * another: written (with its receipt), in conflict, or refused. What must not be sent (an unsent document taken back,
 * a trace of an interrupted sync) is settled by asking the server what it holds.
 */
export function pusher(deps: PushDeps): Pusher {
  /** The revision that the last accepted push of a document got, by the revision it was written upon. */
  const accepted = new Map<string, { base: string | undefined; rev: string }>();

  async function send(states: State[], signal: AbortSignal): Promise<State[]> {
    const docs = states.map((state) => onTopOf(state, accepted));
    try {
      const { body } = await deps.call(paths.bulkDocs, {
        body: { docs },
        signal,
      });
      const rows = body as PushRow[];
      const results: State[] = [];
      for (const [index, state] of states.entries()) {
        const row = rows[index];
        if (!row || (row.id !== state._id && row.id !== ''))
          throw new CallError('server-away');
        results.push(await outcome(state, row, signal));
      }
      return results;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const code = refusals[error.status ?? 0];
      if (!code) throw error;
      return halve(states, { code, path: '' }, signal);
    }
  }

  async function halve(
    states: State[],
    problem: Problem,
    signal: AbortSignal,
  ): Promise<State[]> {
    const [only, ...others] = states;
    if (only && others.length === 0)
      return [await refuse(only, problem, signal)];
    const half = Math.ceil(states.length / 2);
    return [
      ...(await send(states.slice(0, half), signal)),
      ...(await send(states.slice(half), signal)),
    ];
  }

  async function outcome(
    state: State,
    row: PushRow,
    signal: AbortSignal,
  ): Promise<State> {
    if ('ok' in row) {
      accepted.set(state._id, { base: state.rev, rev: row.rev });
      return { ...state, rev: row.rev, received: row.received };
    }
    if (row.error === 'conflict')
      return row.doc ? toState(row.doc) : vanished(state, signal);
    const problem = problemOf(row.reason) ?? { code: 'not-allowed', path: '' };
    return refuse(state, problem, signal);
  }

  /** In conflict with nothing: deleted by somebody, or lost by a restored server, which may have it anew. */
  async function vanished(state: State, signal: AbortSignal): Promise<State> {
    const [truth] = await fetchDocuments(
      deps.call,
      'family',
      [state._id],
      signal,
    );
    if (truth?.is === 'live') return truth.state;
    const wasUpon = onTopOf(state, accepted)._rev;
    if (truth?.is === 'deleted' || wasUpon === undefined)
      return tombstone(state._id);
    accepted.delete(state._id);
    const [result] = await send([omit(state, 'rev')], signal);
    return result ?? tombstone(state._id);
  }

  async function refuse(
    state: State,
    problem: Problem,
    signal: AbortSignal,
  ): Promise<State> {
    await deps.setAside(state, problem);
    const standing = await truth([state], signal);
    deps.settle(state._id);
    return standing[0] ?? tombstone(state._id);
  }

  async function truth(
    states: readonly State[],
    signal: AbortSignal,
  ): Promise<State[]> {
    const ids = states.map((state) => state._id);
    const truths = await fetchDocuments(deps.call, 'family', ids, signal);
    return truths.map(stateOf);
  }

  async function push(rows: Row[]): Promise<State[]> {
    const { keepTrying } = deps.attempts;
    const unsent = rows
      .map((row) => row.newDocumentState)
      .filter(deps.isUnsent)
      // In the order of writing: a thread's first message before its second.
      .sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? -1 : 1));
    const unclear = rows
      .filter((row) => !deps.isUnsent(row.newDocumentState) && !isKnown(row))
      .map((row) => row.newDocumentState);
    const states: State[] = [];
    for (let start = 0; start < unsent.length; start += limits.pushBatch) {
      const batch = unsent.slice(start, start + limits.pushBatch);
      states.push(
        ...(await keepTrying((signal) => send(batch, signal), deps.onFailure)),
      );
    }
    if (unclear.length > 0)
      states.push(
        ...(await keepTrying(
          (signal) => truth(unclear, signal),
          deps.onFailure,
        )),
      );
    return states.filter((state) => !isWritten(state, rows));
  }

  return {
    push,
    forget: (id) => {
      accepted.delete(id);
    },
  };
}

/** True when the written state is the server's, as far as this phone knows. */
function isKnown(row: Row): boolean {
  return (
    row.assumedMasterState !== undefined &&
    isSameState(row.newDocumentState, row.assumedMasterState)
  );
}

function isWritten(state: State, rows: readonly Row[]): boolean {
  return rows.some(
    ({ newDocumentState }) =>
      newDocumentState._id === state._id &&
      isSameState(newDocumentState, state),
  );
}

/** The document as the server takes it, upon the revision that its last push made, if that is not yet on the phone. */
function onTopOf(
  state: State,
  accepted: ReadonlyMap<string, { base: string | undefined; rev: string }>,
) {
  const doc = toDoc(state);
  const last = accepted.get(state._id);
  return last && last.base === state.rev ? { ...doc, _rev: last.rev } : doc;
}
