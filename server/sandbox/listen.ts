import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Koa from 'koa';

export interface Listening {
  /** `http://127.0.0.1:port`. */
  url: string;
  stop(): Promise<void>;
}

/** On this machine only, whatever the portal listens on. */
export async function listen(app: Koa, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    // Anew each time: what an app answers may depend on the port it has got.
    void app.callback()(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
