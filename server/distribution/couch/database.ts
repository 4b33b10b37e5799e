import type { Answer } from '../../couch/answer.ts';
import type { Call } from '../../couch/send.ts';
import { CouchError } from './couch-error.ts';

/** One HTTP call in somebody's name; `path` starts at the server's root, is escaped and carries its query. */
export type Ask = (path: string, call?: Call) => Promise<Answer>;

/** Where a feed stands: a number in PouchDB, opaque text in CouchDB. */
export type Seq = string | number;

/** A document as CouchDB keeps it, whatever it says. */
export interface StoredDoc {
  _id: string;
  _rev: string;
  _deleted?: boolean;
  /** The revision and its forebears, youngest first. */
  _revisions?: { start: number; ids: string[] };
  _attachments?: Record<string, unknown>;
  [field: string]: unknown;
}

/** One database, seen by one caller. Every call may throw CouchError, or AppError 'couch-away'. */
export interface Database {
  readonly name: string;
  get(path: string, signal?: AbortSignal): Promise<unknown>;
  post(path: string, body: unknown): Promise<unknown>;
  put(path: string, body: unknown): Promise<unknown>;
  /** As post, for a body that is JSON text already. */
  postText(path: string, body: string): Promise<unknown>;
}

/** Ms until an answer must have begun: longer than the longest wait for a change. */
const patience = 120_000;

export function databaseAt(ask: Ask, name: string): Database {
  const root = `/${encodeURIComponent(name)}`;
  const send = async (method: 'POST' | 'PUT', path: string, body: string) =>
    answerOf(
      await ask(root + path, {
        method,
        body,
        headers: { 'content-type': 'application/json' },
        timeout: patience,
      }),
    );
  return {
    name,
    get: async (path, signal) =>
      answerOf(await ask(root + path, { signal, timeout: patience })),
    post: (path, body) => send('POST', path, JSON.stringify(body)),
    put: (path, body) => send('PUT', path, JSON.stringify(body)),
    postText: (path, body) => send('POST', path, body),
  };
}

async function answerOf(response: Answer): Promise<unknown> {
  if (response.ok) return response.json();
  const { error = 'unknown', reason = '' } = parsed(await response.text());
  throw new CouchError(response.status, error, reason);
}

/** The error body; a proxy in between may answer with a page of its own. */
function parsed(text: string): { error?: string; reason?: string } {
  try {
    return JSON.parse(text) as { error?: string; reason?: string };
  } catch {
    return {};
  }
}
