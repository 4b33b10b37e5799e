import {
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What to do to one request on its way: what a bad network, a captive portal or a dying server does. */
export type Action =
  | { do: 'pass' }
  /** The connection breaks before the server hears anything. */
  | { do: 'refuse' }
  /** The answer breaks off after so many bytes of body. */
  | { do: 'cut'; afterBytes: number }
  /** The server does the work, the answer never comes. */
  | { do: 'lose-answer' }
  /** Half-open: the connection stays and nothing moves. */
  | { do: 'stall' }
  /** The answer begins, and after so many bytes of body nothing moves any more. */
  | { do: 'freeze'; afterBytes: number }
  | { do: 'answer'; status: number; type: string; body: string };

export interface Seen {
  method: string;
  path: string;
  /** Bytes of its body, by its own word. */
  bytes: number;
}

export interface FaultProxy {
  /** Where the browser goes, as if it were the portal. */
  url: string;
  /** Decides for every request from now on; without a rule everything passes. */
  rule(decide: ((seen: Seen) => Action) | undefined): void;
  /** Breaks every connection that is open now, streams too. */
  cutAll(): void;
  /** From now on cuts every new connection that has been silent for so many ms, as routers and proxies do. */
  cutIdle(ms: number): void;
  readonly log: readonly Seen[];
  close(): Promise<void>;
}

/** An HTTP proxy on loopback in front of `target` that breaks things on purpose. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let decide: ((seen: Seen) => Action) | undefined;
  const log: Seen[] = [];
  const server = createServer((incoming, outgoing) => {
    const seen = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      bytes: Number(incoming.headers['content-length'] ?? 0),
    };
    log.push(seen);
    handle(target, incoming, outgoing, decide?.(seen) ?? { do: 'pass' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    rule: (next) => {
      decide = next;
    },
    cutAll: () => {
      server.closeAllConnections();
    },
    cutIdle: (ms) => {
      server.timeout = ms;
    },
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function handle(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  action: Action,
): void {
  if (action.do === 'refuse') {
    incoming.socket.destroy();
    return;
  }
  if (action.do === 'stall') return;
  if (action.do === 'answer') {
    outgoing.writeHead(action.status, { 'content-type': action.type });
    outgoing.end(action.body);
    return;
  }
  const upstream = request(
    new URL(incoming.url ?? '/', target),
    { method: incoming.method ?? 'GET', headers: incoming.headers },
    (answer) => {
      if (action.do === 'lose-answer') {
        answer.resume();
        answer.on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      let left = 'afterBytes' in action ? action.afterBytes : Infinity;
      answer.on('data', (chunk: Buffer) => {
        if (left <= 0) return;
        outgoing.write(chunk.subarray(0, left));
        left -= chunk.length;
        if (left <= 0 && action.do === 'cut') outgoing.socket?.destroy();
      });
      answer.on('end', () => {
        if (action.do !== 'freeze') outgoing.end();
      });
      answer.on('error', () => outgoing.socket?.destroy());
    },
  );
  upstream.on('error', () => incoming.socket.destroy());
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}
