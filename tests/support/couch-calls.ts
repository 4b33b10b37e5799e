import type { Admin } from '../../server/couch/admin.ts';

export interface AnyDoc {
  _id: string;
  _rev?: string;
  [field: string]: unknown;
}

/** What a test asks of a CouchDB as administrator. */
export interface CouchCalls {
  /** @throws Error for an answer that is no success. */
  call(
    path: string,
    init?: { method?: string; body?: unknown },
  ): Promise<unknown>;
  /** Writes documents as new edits. @throws Error when one is refused. */
  write(database: string, ...docs: object[]): Promise<void>;
  /** Undefined when it is not there, deleted or not. */
  read(database: string, id: string): Promise<AnyDoc | undefined>;
  /** The revisions that lost and still stand beside the winner. */
  conflictsOf(database: string, id: string): Promise<readonly string[]>;
  /** Ids and revisions of what is not deleted, design documents left out. */
  inventory(database: string): Promise<Record<string, string>>;
}

function isTrouble(row: { error?: string } | undefined): boolean {
  return row?.error === 'os_process_error';
}

export function couchCalls({ url, headers }: Admin): CouchCalls {
  const call: CouchCalls['call'] = async (path, init = {}) => {
    const response = await fetch(url + path, {
      method: init.method ?? 'GET',
      headers: { 'content-type': 'application/json', ...headers },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    call,
    async write(database, ...docs) {
      const post = async (some: readonly object[]) =>
        (await call(`/${database}/_bulk_docs`, {
          method: 'POST',
          body: { docs: some },
        })) as { error?: string }[];
      let rows = await post(docs);
      // A machine under load may not find the time to validate.
      for (let left = 5; left > 0 && rows.some(isTrouble); left -= 1)
        rows = await post(docs.filter((_, index) => isTrouble(rows[index])));
      const refused = rows.find((row) => row.error);
      if (refused) throw new Error(JSON.stringify(refused));
    },
    async read(database, id) {
      const { rows } = (await call(`/${database}/_all_docs?include_docs=true`, {
        method: 'POST',
        body: { keys: [id] },
      }).catch(() => ({ rows: [] }))) as { rows: { doc?: AnyDoc | null }[] };
      return rows[0]?.doc ?? undefined;
    },
    async conflictsOf(database, id) {
      const doc = (await call(`/${database}/${id}?conflicts=true`)) as {
        _conflicts?: string[];
      };
      return doc._conflicts ?? [];
    },
    async inventory(database) {
      const { rows } = (await call(`/${database}/_all_docs`)) as {
        rows: { id: string; value: { rev: string } }[];
      };
      return Object.fromEntries(
        rows
          .filter(({ id }) => !id.startsWith('_design/'))
          .map(({ id, value }) => [id, value.rev]),
      );
    },
  };
}
