import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { metadataOf } from '../documents/read.ts';
import { leavesOf } from '../store/rev-tree.ts';
import type { Metadata } from '../store/layout.ts';

interface Missing {
  missing: string[];
  possible_ancestors?: string[];
}

function missingOf(
  metadata: Metadata | undefined,
  revs: string[],
): Missing | undefined {
  if (!metadata) return { missing: revs };
  const known = new Set(Object.keys(metadata.rev_map));
  const missing = revs.filter((rev) => !known.has(rev));
  if (missing.length === 0) return undefined;
  const highest = Math.max(...missing.map((rev) => Number.parseInt(rev, 10)));
  const ancestors = leavesOf(metadata)
    .map((leaf) => leaf.rev)
    .filter((rev) => Number.parseInt(rev, 10) < highest);
  return ancestors.length
    ? { missing, possible_ancestors: ancestors }
    : { missing };
}

async function missing(call: Call): Promise<[string, Missing][]> {
  const asked = Object.entries(await jsonOf(call)).map(([id, revs]) => {
    if (!Array.isArray(revs)) throw badRequest('Revisions must be a list');
    return [id, revs.map(String)] as const;
  });
  const known = await call.node.pool.use(call.db, (database) =>
    metadataOf(
      database,
      asked.map(([id]) => id),
    ),
  );
  return asked.flatMap(([id, revs], index) => {
    const answer = missingOf(known[index], revs);
    return answer ? [[id, answer] as [string, Missing]] : [];
  });
}

export const revsDiff: Endpoint = {
  access: 'member',
  methods: {
    POST: async (call) => {
      sendJson(call.res, 200, Object.fromEntries(await missing(call)));
    },
  },
};

export const missingRevs: Endpoint = {
  access: 'member',
  methods: {
    POST: async (call) => {
      const entries = await missing(call);
      sendJson(call.res, 200, {
        missing_revs: Object.fromEntries(
          entries.map(([id, answer]) => [id, answer.missing]),
        ),
      });
    },
  },
};
