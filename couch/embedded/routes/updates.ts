import type { Endpoint } from '../http/call.ts';
import { feedOptionsOf, runFeed, type FeedSource } from '../feeds/run-feed.ts';
import type { Node } from '../node.ts';

function updatesSource({ updates, ending }: Node): FeedSource {
  return {
    // Nothing here waits, yet a feed reads its source as it comes.
    async *read(position, limit) {
      const found = updates.after(position).slice(0, limit);
      const last = await Promise.resolve(found.at(-1)?.position);
      if (last === undefined) return;
      yield {
        position: last,
        rows: found.map(({ update }) => ({
          json: JSON.stringify(update),
          seq: update.seq,
        })),
      };
    },
    on: (listener) => {
      const off = updates.on(listener);
      const offEnding = ending.on(listener);
      return () => {
        off();
        offEnding();
      };
    },
    alive: () => !ending.begun(),
    ending: (position) =>
      Promise.resolve({ last_seq: updates.seqOf(position) }),
  };
}

export const databaseUpdates: Endpoint = {
  access: 'server-admin',
  methods: {
    GET: async ({ node, query, res }) => {
      const start = node.updates.position(query.text('since'));
      await runFeed(res, updatesSource(node), feedOptionsOf(query), start);
    },
  },
};
