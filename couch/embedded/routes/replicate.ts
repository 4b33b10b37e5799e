import { requireJsonType, isObject } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest, CouchError, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { endOf, type ReplicationEnd } from '../replicate/endpoint.ts';
import type { ReplicationOrder } from '../replicate/job.ts';

function orderOf(
  { req }: Call,
  body: Record<string, unknown>,
): ReplicationOrder {
  const here = `http://${req.socket.localAddress ?? '127.0.0.1'}:${req.socket.localPort ?? 0}`;
  const end = (value: unknown) => endOf(value, here, req.headers.authorization);
  const { doc_ids, selector, since_seq } = body;
  if (doc_ids !== undefined && !Array.isArray(doc_ids))
    throw badRequest('`doc_ids` must be a list');
  if (selector !== undefined && !isObject(selector))
    throw badRequest('`selector` must be a JSON object');
  return {
    source: end(body['source']),
    target: end(body['target']),
    continuous: body['continuous'] === true,
    ...(doc_ids ? { docIds: doc_ids.map(String) } : {}),
    ...(selector ? { selector } : {}),
    ...(typeof since_seq === 'string' || typeof since_seq === 'number'
      ? { since: since_seq }
      : {}),
  };
}

/** 404 db_not_found for an end that is not there, as CouchDB; other refusals keep their status. */
async function requireEnd(
  { url, headers }: ReplicationEnd,
  create: boolean,
): Promise<void> {
  const answer = await fetch(url, {
    method: create ? 'PUT' : 'GET',
    headers,
  }).catch(() => undefined);
  await answer?.arrayBuffer();
  if (answer?.ok || (create && answer?.status === 412)) return;
  if (answer?.status === 404)
    throw new CouchError(404, 'db_not_found', `could not open ${url}`);
  throw new CouchError(
    answer?.status ?? 500,
    answer ? 'unauthorized' : 'db_not_found',
    `could not open ${url}`,
  );
}

async function answer(call: Call): Promise<void> {
  const { node, res } = call;
  requireJsonType(call.req);
  const body = await jsonOf(call);
  const order = orderOf(call, body);
  if (body['cancel'] === true) {
    if (!node.jobs.cancel(order)) throw notFound('missing');
    sendJson(res, 200, { ok: true });
    return;
  }
  await requireEnd(order.source, false);
  await requireEnd(order.target, body['create_target'] === true);
  const job = node.jobs.start(order);
  if (order.continuous) {
    sendJson(res, 202, { ok: true, _local_id: job.id });
    return;
  }
  const { last_seq, ...counts } = await job.result;
  sendJson(res, 200, {
    ok: true,
    ...(counts.docs_read === 0 ? { no_changes: true } : {}),
    session_id: node.newId(),
    source_last_seq: last_seq,
    replication_id_version: 4,
    history: [
      {
        ...counts,
        recorded_seq: last_seq,
        end_last_seq: last_seq,
        missing_found: counts.docs_read,
      },
    ],
  });
}

/**
 * CouchDB lets anybody start a replication, which makes the server connect wherever they say;
 * here it takes a server admin.
 */
export const replicate: Endpoint = {
  access: 'server-admin',
  methods: { POST: answer },
};
