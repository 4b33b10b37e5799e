import type { IncomingMessage, ServerResponse } from 'node:http';
import type { User } from '../auth/user.ts';
import type { Node } from '../node.ts';
import { parseJson, readBody, requireObject } from './body.ts';
import type { Query } from './query.ts';

/** One request on its way through an endpoint. */
export interface Call {
  readonly node: Node;
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  readonly user: User;
  readonly query: Query;
  /** The database's name; '' for the server's own endpoints. */
  readonly db: string;
  /** Decoded path segments after the endpoint's own name. */
  readonly rest: readonly string[];
}

export type Handler = (call: Call) => Promise<void> | void;

/** Who may call: server admins, the database's admins or members, anybody known, or anybody. */
export type Access = 'server-admin' | 'admin' | 'member' | 'user' | 'anyone';

export interface Endpoint {
  access: Access;
  /** By HTTP method; HEAD is answered as GET without a body. */
  methods: Record<string, Handler>;
}

export async function bodyOf(call: Call): Promise<Buffer> {
  return readBody(call.req, call.node.limits.maxRequestSize);
}

export async function jsonOf(call: Call): Promise<Record<string, unknown>> {
  return requireObject(parseJson(await bodyOf(call)));
}
