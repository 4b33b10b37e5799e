import type { Endpoint } from '../http/call.ts';
import { sendJson } from '../http/reply.ts';

/** The replications this server runs. */
export const activeTasks: Endpoint = {
  access: 'server-admin',
  methods: {
    GET: ({ node, res }) => {
      const tasks = node.jobs.list().map((id) => ({
        type: 'replication',
        replication_id: id,
        continuous: id.endsWith('+continuous'),
      }));
      sendJson(res, 200, tasks);
    },
  },
};
