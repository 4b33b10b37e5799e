import { createHash, createHmac } from 'node:crypto';
import { notFound } from '../../errors.ts';
import { readJson } from './read-json.ts';
import type { Handler, ReplicationCall } from './replication-call.ts';

/** Bytes of a checkpoint: CouchDB's hold fifty sessions, some 20 kB. */
const most = 65_536;

/**
 * A replicator's checkpoint, kept under the account's own name: nobody reads or overwrites another's (facts/sync.md
 * §3). Accounts are named by a hash, since the database is the Comune's and not the account's.
 */
export const readLocal: Handler = async (call) => {
  const { couch, signal } = call;
  const { status, body } = await couch.json(pathOf(call), { signal });
  call.ctx.status = status;
  call.ctx.body = renamed(body, call);
};

export const writeLocal: Handler = async (call) => {
  const { ctx, couch, signal } = call;
  const { _id, ...doc } = await readJson(ctx);
  if (_id !== undefined && _id !== idOf(call)) throw notFound();
  const json = { ...doc, _id: ownIdOf(call) };
  if (JSON.stringify(json).length > most) {
    ctx.status = 413;
    ctx.body = { error: 'too_large', reason: 'checkpoint' };
    return;
  }
  const { status, body } = await couch.json(pathOf(call), {
    method: 'PUT',
    json,
    signal,
  });
  ctx.status = status;
  ctx.body = renamed(body, call);
};

function idOf({ parts }: ReplicationCall): string {
  return `_local/${parts[1] ?? ''}`;
}

function ownIdOf(call: ReplicationCall): string {
  const { id } = call.identity.account;
  const owner = createHmac('sha256', 'replication checkpoint').update(id);
  // Whatever stands in an id of a replicator, a hash of it stands in a path.
  const name = createHash('sha256').update(idOf(call));
  return `_local/${owner.digest('hex').slice(0, 32)}-${name.digest('hex')}`;
}

function pathOf(call: ReplicationCall): string {
  return `${call.root}/${ownIdOf(call)}`;
}

/** The answer with the name under which it was asked for. */
function renamed(body: unknown, call: ReplicationCall): unknown {
  const fields = body as Record<string, unknown>;
  const id = idOf(call);
  return {
    ...fields,
    ...('_id' in fields && { _id: id }),
    ...('id' in fields && { id }),
  };
}
