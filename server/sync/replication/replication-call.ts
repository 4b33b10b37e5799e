import type { Context } from 'koa';
import type { CouchClient } from '../../couch/couch.ts';
import type { Identity } from '../../identity/identity-provider.ts';
import type { Admission } from './admit.ts';
import type { OpenFeeds } from './open-feeds.ts';

/** A request that has been let in, with what its handler needs. */
export interface ReplicationCall {
  ctx: Context;
  database: Admission;
  username: string;
  identity: Identity;
  /** CouchDB in the caller's one role. */
  couch: CouchClient;
  /** `/<database>`, escaped. */
  root: string;
  /** What follows the database's name, unescaped, each part for itself. */
  parts: readonly string[];
  query: URLSearchParams;
  /** Aborts when the caller is gone. */
  signal: AbortSignal;
  feeds: OpenFeeds;
  feedMs: number;
}

export type Handler = (call: ReplicationCall) => Promise<void>;
