import {
  headers,
  limits,
  type ChangesPage,
  type PushRow,
  type Slice,
} from '#model/phone-protocol.ts';
import type { Doc } from '#model/document.ts';
import { sameContent } from '#model/same.ts';

type Held = Doc & { _rev: string };
interface Entry {
  seq: number;
  doc: Held;
}

/** One database of the pretended server, with CouchDB's habits: revisions, a sequence, tombstones, purge. */
export class FakeDatabase {
  entries = new Map<string, Entry>();
  seq = 0;
  epoch = 'epoch-1';

  get(id: string): Held | undefined {
    const held = this.entries.get(id)?.doc;
    return held?._deleted ? undefined : held;
  }

  /** Writes as staff or distribution do, upon whatever stands. */
  write(doc: Doc): Held {
    const before = this.entries.get(doc._id)?.doc;
    const generation = Number(before?._rev.split('-')[0] ?? 0) + 1;
    this.seq += 1;
    const held = { ...doc, _rev: `${generation}-${this.seq.toString(16)}` };
    this.entries.set(doc._id, { seq: this.seq, doc: held });
    return held;
  }

  remove(id: string): void {
    this.write({ _id: id, _deleted: true } as Doc);
  }

  /** Takes a document away without a trace on the feed. */
  purge(id: string): void {
    this.entries.delete(id);
  }

  snapshot(): () => void {
    const entries = new Map(this.entries);
    const { seq } = this;
    return () => {
      this.entries = new Map(entries);
      this.seq = seq;
      this.epoch = `${this.epoch}+`;
    };
  }
}

export interface Hit {
  method: string;
  path: string;
  body: unknown;
  signal: AbortSignal | undefined;
}

class FakeSource extends EventTarget {
  readyState = 0;
  readonly onClose: (source: FakeSource) => void;
  constructor(onClose: (source: FakeSource) => void, opens: () => boolean) {
    super();
    this.onClose = onClose;
    queueMicrotask(() => {
      if (this.readyState !== 0) return;
      this.readyState = opens() ? 1 : 2;
      this.dispatchEvent(new Event(opens() ? 'open' : 'error'));
    });
  }
  close(): void {
    this.readyState = 2;
    this.onClose(this);
  }
}

/** The Comune as a phone knows it, in the page: fetch and EventSource to be put into a store. */
export class FakeComune {
  family = new FakeDatabase();
  town = new FakeDatabase();
  hits: Hit[] = [];
  streams = new Set<FakeSource>();
  opened = 0;
  inFlight = 0;
  clock: () => number = Date.now;
  /** Answers instead of the server, or makes it fail; undefined lets the request through. */
  fault: (hit: Hit) => Response | Promise<Response> | undefined = () =>
    undefined;
  /** Runs after the server has done its part and before the answer leaves. */
  cut: (hit: Hit, answer: Response) => Response | Promise<Response> = (
    _hit,
    answer,
  ) => answer;
  judge: (doc: Doc) => string | undefined = () => undefined;
  /** Bytes of a push body beyond which it is refused. */
  maxPush: number = limits.pushBytes;
  quiet = false;
  /** True while hint streams cannot be opened. */
  deaf = false;

  readonly EventSource: new (url: string) => EventSource;
  constructor() {
    const streams = this.streams;
    const opens = () => !this.deaf;
    const count = () => {
      this.opened += 1;
    };
    this.EventSource = class extends FakeSource {
      constructor() {
        super((source) => streams.delete(source), opens);
        streams.add(this);
        count();
      }
    } as never;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const signal = init.signal ?? undefined;
    const hit: Hit = {
      method: init.method ?? 'GET',
      path: input as string,
      body:
        typeof init.body === 'string'
          ? (JSON.parse(init.body) as unknown)
          : undefined,
      signal,
    };
    this.hits.push(hit);
    this.inFlight += 1;
    try {
      return await Promise.race([this.#respond(hit), aborted(signal)]);
    } finally {
      this.inFlight -= 1;
    }
  };

  async #respond(hit: Hit): Promise<Response> {
    await Promise.resolve();
    const faulty = await this.fault(hit);
    if (faulty) return faulty;
    return this.cut(hit, this.#answer(hit));
  }

  slice(slice: Slice): FakeDatabase {
    return this[slice];
  }

  hint(slice: Slice): void {
    this.emit('hint', JSON.stringify({ slice }));
  }

  emit(type: string, data = ''): void {
    for (const source of this.streams)
      source.dispatchEvent(new MessageEvent(type, { data }));
  }

  /** Writes and hints, as distribution does. */
  publish(slice: Slice, doc: Doc): Held {
    const held = this.slice(slice).write(doc);
    this.hint(slice);
    return held;
  }

  #answer({ path, body }: Hit): Response {
    const [, , name, call = ''] = path.split('/');
    if (path.startsWith('/auth/')) return json({ ok: true });
    const slice = name as Slice;
    const database = this.slice(slice);
    const extra = {
      [headers.time]: new Date(this.clock()).toISOString(),
      [headers.epoch]: database.epoch,
    };
    if (call.startsWith('_changes'))
      return json(changes(database, new URLSearchParams(call.slice(9))), extra);
    if (call === '_all_docs')
      return json(allDocs(database, body as { keys?: string[] }), extra);
    if (call === '_bulk_docs') {
      if (JSON.stringify(body).length > this.maxPush)
        return json({ error: 'too_large' }, extra, 413);
      const before = this.family.seq;
      const rows = (body as { docs: Doc[] }).docs.map((doc) => this.push(doc));
      if (!this.quiet && this.family.seq > before) this.hint('family');
      return json(rows, extra);
    }
    return json({ error: 'not_found' }, extra, 404);
  }

  push(doc: Doc): PushRow {
    const id = doc._id;
    const reason = this.judge(doc);
    if (reason !== undefined) return { id, error: 'forbidden', reason };
    const held = this.family.get(id);
    if (held?.received && sameContent(held, doc))
      return { id, ok: true, rev: held._rev, received: held.received };
    if (held && held._rev !== doc._rev)
      return { id, error: 'conflict', doc: held };
    if (!held && doc._rev !== undefined)
      return { id, error: 'conflict', doc: null };
    const at = new Date(this.clock()).toISOString();
    const received = { at, by: 'portal' };
    const { _rev } = this.family.write({ ...doc, received });
    return { id, ok: true, rev: _rev, received };
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => {
      reject(new DOMException('aborted', 'AbortError'));
    };
    if (signal?.aborted) fail();
    signal?.addEventListener('abort', fail);
  });
}

export function json(
  body: unknown,
  extra: Record<string, string> = {},
  status = 200,
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...extra },
  });
}

function changes(database: FakeDatabase, query: URLSearchParams): ChangesPage {
  const since = Number(query.get('since'));
  const limit = Number(query.get('limit'));
  const all = [...database.entries]
    .filter(([, { seq }]) => seq > since)
    .sort(([, one], [, other]) => one.seq - other.seq);
  const page = all.slice(0, limit);
  return {
    results: page.map(([id, { seq, doc }]) =>
      doc._deleted ? { id, seq, deleted: true } : { id, seq, doc },
    ),
    last_seq: page.at(-1)?.[1].seq ?? Math.max(since, 0),
    pending: all.length - page.length,
  };
}

function allDocs(database: FakeDatabase, { keys }: { keys?: string[] }) {
  if (keys)
    return {
      rows: keys.map((key) => {
        const doc = database.entries.get(key)?.doc;
        if (!doc) return { key, error: 'not_found' };
        const value = { rev: doc._rev };
        return doc._deleted
          ? { id: key, key, value: { ...value, deleted: true }, doc: null }
          : { id: key, key, value, doc };
      }),
    };
  const live = [...database.entries].filter(([, { doc }]) => !doc._deleted);
  return {
    rows: live.map(([id, { doc }]) => ({
      id,
      key: id,
      value: { rev: doc._rev },
    })),
    update_seq: database.seq,
  };
}
