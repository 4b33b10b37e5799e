import { couchSecrets } from './couch-process.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { spawnChild, type Child } from './spawn-child.ts';

/** The distribution in a process of its own, its line to CouchDB in the test's hands. */
export interface RouterProcess {
  line: FaultProxy;
  start(): Promise<void>;
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Not yet started. */
export async function routerProcess(couchUrl: string): Promise<RouterProcess> {
  const line = await startFaultProxy(couchUrl);
  let running: Child | undefined;
  const kill = async () => {
    await running?.kill();
    running = undefined;
  };
  return {
    line,
    async start() {
      const { child } = await spawnChild(
        'tests/support/distribution-child.ts',
        {
          url: line.url.replace('localhost', '127.0.0.1'),
          ...couchSecrets,
        },
      );
      running = child;
    },
    kill,
    async close() {
      await kill();
      await line.close();
    },
  };
}
