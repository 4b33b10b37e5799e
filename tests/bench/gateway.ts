import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import compress from 'koa-compress';
import Koa from 'koa';
import { constants } from 'node:zlib';

export interface Gateway {
  url: string;
  close(): void;
}

/**
 * What a PouchDB client would need in our place: a page's origin and, behind it, one database of CouchDB, compressed
 * as the portal compresses. The peer gets the same line and the same packing as we do.
 */
export async function startGateway(
  database: string,
  headers: Record<string, string>,
): Promise<Gateway> {
  const app = new Koa();
  app.use(
    compress({ br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } } }),
  );
  app.use(async (ctx) => {
    if (!ctx.path.startsWith('/db')) {
      ctx.body = 'a page';
      return;
    }
    const rest = ctx.url.slice('/db'.length);
    const sends = ctx.method === 'POST' || ctx.method === 'PUT';
    const answer = await fetch(`${database}${rest}`, {
      method: ctx.method,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'accept-encoding': 'identity',
      },
      ...(sends
        ? { body: Readable.toWeb(ctx.req) as ReadableStream, duplex: 'half' }
        : {}),
    });
    ctx.status = answer.status;
    ctx.type = answer.headers.get('content-type') ?? 'application/json';
    ctx.body = Buffer.from(await answer.arrayBuffer());
  });
  const handle = app.callback();
  const server: Server = createServer((request, response) => {
    void handle(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
