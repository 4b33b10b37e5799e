import type { IncomingMessage } from 'node:http';

/** What CouchDB answered: the part of `Response` that is used, over Node's own stream. */
export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  /** Once only; throws when CouchDB breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Both throw when the answer is cut short or is no JSON. */
  json(): Promise<unknown>;
  text(): Promise<string>;
  /** Gives up on a body that nobody will read; a stream that is neither read nor given up keeps its line. */
  discard(): void;
}

/** Up to here a body is read at once, so that a caller who only wants the status keeps no line busy. */
const small = 65_536;

/** Resolves with a small body read, with a large or endless one as a stream. */
export async function answerOf(response: IncomingMessage): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const length = response.headers['content-length'];
  const isSmall = status === 304 || (length ? Number(length) <= small : false);
  const body = isSmall ? [await bytesOf(response)] : response;
  const text = async () => (await bytesOf(body)).toString();
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: {
      get: (name) => response.headers[name.toLowerCase()]?.toString() ?? null,
    },
    body: isSmall ? stream(body) : response,
    json: async () => JSON.parse(await text()) as unknown,
    text,
    discard() {
      response.destroy();
    },
  };
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function bytesOf(source: Chunks): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* stream(source: Chunks): AsyncGenerator<Uint8Array> {
  yield* source;
}
