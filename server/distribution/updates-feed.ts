import type { Ask } from './couch/database.ts';
import { CouchError } from './couch/couch-error.ts';

/** What `_db_updates` says of a database. */
export interface DatabaseUpdate {
  database: string;
  type: string;
}

/** Ms without a heartbeat after which the line is taken for dead. */
const silence = 90_000;
const heartbeat = 30_000;

/**
 * Follows `_db_updates` from now on; `opened` is called when the line stands, so that the caller can look at what
 * happened before. Ends by throwing when the line breaks.
 */
export async function followUpdates(
  asAdmin: Ask,
  opened: () => void,
  onUpdate: (update: DatabaseUpdate) => void,
  signal: AbortSignal,
): Promise<never> {
  const quiet = new AbortController();
  const stalled = () => {
    quiet.abort(new Error('no heartbeat on _db_updates'));
  };
  let timer = setTimeout(stalled, silence);
  try {
    const response = await asAdmin(
      `/_db_updates?feed=continuous&since=now&heartbeat=${heartbeat}`,
      { signal: AbortSignal.any([signal, quiet.signal]), timeout: silence },
    );
    if (!response.ok)
      throw new CouchError(response.status, '_db_updates', 'refused');
    opened();
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(stalled, silence);
      const lines = (rest + decoder.decode(chunk, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) onUpdate(updateIn(line));
    }
    throw new Error('_db_updates ended');
  } finally {
    clearTimeout(timer);
  }
}

function updateIn(line: string): DatabaseUpdate {
  const { db_name = '', type = '' } = JSON.parse(line) as {
    db_name?: string;
    type?: string;
  };
  return { database: db_name, type };
}
