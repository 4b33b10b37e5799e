import type { Database, Seq, StoredDoc } from './database.ts';
import { isStatus } from './couch-error.ts';

export interface Info {
  updateSeq: Seq;
  /** Tells one database from a later one of the same name; empty where the server does not say. */
  instance: string;
}

/** Undefined when there is no such database, or when it is still being made and closed to all but its maker. */
export async function infoOf(database: Database): Promise<Info | undefined> {
  try {
    const info = (await database.get('')) as {
      update_seq: Seq;
      instance_start_time?: string | number;
    };
    return {
      updateSeq: info.update_seq,
      instance: instanceIn(info.update_seq, info.instance_start_time),
    };
  } catch (error) {
    if (isStatus(error, 404) || isStatus(error, 403)) return undefined;
    throw error;
  }
}

/** CouchDB says when the database was made, or '0'; the embedded one ends its sequences with the database's uuid. */
function instanceIn(seq: Seq, start: string | number = '0'): string {
  if (String(start) !== '0') return String(start);
  return /-([0-9a-f]{32})$/.exec(String(seq))?.[1] ?? '';
}

/** What `_all_docs` says of one id: its winning revision, and the document unless it is deleted. */
export interface Standing {
  rev: string;
  deleted: boolean;
  doc?: StoredDoc;
}

interface Row {
  id?: string;
  key: string;
  value?: { rev: string; deleted?: boolean };
  doc?: StoredDoc | null;
}

const keysTogether = 1000;

/** What stands under these ids; an id that was never there is not in the answer. */
export async function standingOf(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (let start = 0; start < ids.length; start += keysTogether) {
    const { rows } = (await database.post('/_all_docs?include_docs=true', {
      keys: ids.slice(start, start + keysTogether),
    })) as { rows: Row[] };
    for (const { id, value, doc } of rows)
      if (id !== undefined && value)
        found.set(id, {
          rev: value.rev,
          deleted: value.deleted === true,
          ...(doc && { doc }),
        });
  }
  return found;
}

/** Id and winning revision of everything that is not deleted. */
export async function inventoryOf(
  database: Database,
): Promise<Map<string, string>> {
  const { rows } = (await database.get('/_all_docs')) as { rows: Row[] };
  return new Map(rows.map((row) => [row.key, row.value?.rev ?? '']));
}

const pageSize = 1000;

/** The documents whose id starts with `prefix`, page by page. */
export async function* startingWith(
  database: Database,
  prefix: string,
): AsyncGenerator<StoredDoc[]> {
  const end = quoted(`${prefix}\ufff0`);
  let from = quoted(prefix);
  let skip = 0;
  for (;;) {
    const { rows } = (await database.get(
      `/_all_docs?include_docs=true&limit=${pageSize}&skip=${skip}&startkey=${from}&endkey=${end}`,
    )) as { rows: Row[] };
    yield rows.flatMap(({ doc }) => (doc ? [doc] : []));
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    from = quoted(last.key);
    skip = 1;
  }
}

function quoted(key: string): string {
  return encodeURIComponent(JSON.stringify(key));
}

/** More than one child or household ever has. */
const findLimit = 100_000;

/** The documents that match. */
export async function find(
  database: Database,
  selector: Record<string, unknown>,
): Promise<StoredDoc[]> {
  const { docs } = (await database.post('/_find', {
    selector,
    limit: findLimit,
  })) as { docs: StoredDoc[] };
  return docs;
}
