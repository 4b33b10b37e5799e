import type { Instant } from '#model/day.ts';
import type { Documents } from '../../../couch/documents.ts';
import { traceOf, type Log } from '../../../log.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import type { SamlScheme } from '../policy.ts';
import { readList } from './read-list.ts';

/** The last good copy, for all processes and over restarts. */
interface Kept {
  _id: string;
  _rev?: string;
  type: 'providers';
  at: Instant;
  /** Where it came from: another address means another list. */
  from: string;
  providers: readonly IdpMetadata[];
}

const dayMs = 86_400_000;
/** Between two attempts that fail. */
const pauseMs = 600_000;

export interface ListSource {
  scheme: SamlScheme;
  url: string;
  fetchList: (url: string) => Promise<string>;
  portal: Documents;
  log: Log;
  now: () => Date;
}

/**
 * A federation's list, fetched anew once a day. While that fails the last good copy stands, however old: a registry
 * that is away must not shut the door. Empty only where there has never been one.
 */
export function keptList({
  scheme,
  url,
  fetchList,
  portal,
  log,
  now,
}: ListSource): () => Promise<readonly IdpMetadata[]> {
  const _id = `providers:${scheme}`;
  let running: Promise<readonly IdpMetadata[] | undefined> | undefined;
  let retryAt = 0;

  async function refresh(): Promise<readonly IdpMetadata[] | undefined> {
    try {
      const providers = readList(await fetchList(url));
      const kept = await portal.get<Kept>(_id);
      const doc: Kept = {
        ...{ _id, type: 'providers', at: now().toISOString(), from: url },
        providers,
        ...(kept && { _rev: kept._rev }),
      };
      await portal.put(doc);
      return providers;
    } catch (error) {
      retryAt = now().getTime() + pauseMs;
      log.warn('list of identity providers not refreshed', traceOf(error));
      return undefined;
    }
  }

  /** One at a time in this process; two processes at once do no harm. */
  function refreshOnce(): Promise<readonly IdpMetadata[] | undefined> {
    running ??= refresh().finally(() => {
      running = undefined;
    });
    return running;
  }

  return async () => {
    const kept = await portal.get<Kept>(_id);
    const good = kept?.from === url ? kept : undefined;
    const time = now().getTime();
    const old = !good || time - Date.parse(good.at) > dayMs;
    const due = old && time >= retryAt ? refreshOnce() : undefined;
    return good?.providers ?? (await due) ?? [];
  };
}
