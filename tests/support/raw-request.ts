import { Agent, request } from 'node:http';

/** A request exactly as it is to go out: no path is put in order, no header is added but the host. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: string;
  type: string;
  body: string;
}

export interface RawSender {
  readonly send: (one: RawRequest) => Promise<RawAnswer>;
  readonly close: () => void;
}

/** Sends over connections that are kept. An answer without an end is cut after `patience` ms, and what came counts. */
export function rawSender(
  url: string,
  connections: number,
  patience = 1000,
): RawSender {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          {
            hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
            port,
            method,
            path,
            agent,
            headers: {
              host: `localhost:${port}`,
              ...headers,
              ...(body !== undefined && {
                'content-length': Buffer.byteLength(body),
              }),
            },
          },
          (answer) => {
            const chunks: Buffer[] = [];
            const isEndless =
              answer.headers['content-type'] === 'text/event-stream';
            const cut = setTimeout(
              () => {
                outgoing.destroy();
                end();
              },
              isEndless ? 50 : patience,
            );
            const end = () => {
              clearTimeout(cut);
              resolve({
                status: answer.statusCode ?? 0,
                headers: answer.rawHeaders.join('\n'),
                type: answer.headers['content-type'] ?? '',
                body: Buffer.concat(chunks).toString('utf8'),
              });
            };
            answer.on('data', (chunk: Buffer) => chunks.push(chunk));
            answer.on('end', end);
            answer.on('error', end);
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
}

/** Does `work` for all of them, so many at a time. */
export async function inParallel<T>(
  all: readonly T[],
  together: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = all.entries();
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (const [index, one] of queue) await work(one, index);
    }),
  );
}
