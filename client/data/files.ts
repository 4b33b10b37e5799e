import { paths } from '#model/phone-protocol.ts';
import { filesName } from './database-name.ts';
import { deadline } from './deadline.ts';
import type { Deps } from './deps.ts';
import { isQuota, CallError } from './errors.ts';
import { shelf } from './idb.ts';
import { sealBytes, unsealBytes } from './seal.ts';

interface Kept {
  type: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * A file of an announcement: the sealed copy on this device if it was opened before, else from the Comune. Rejects
 * with a CallError when it is not here and the Comune cannot be reached.
 */
export async function openFile(
  deps: Pick<Deps, 'fetch' | 'timeoutMs'>,
  account: string,
  key: CryptoKey,
  id: string,
  name: string,
): Promise<Blob> {
  const files = shelf(filesName(account));
  const place = `${id}/${name}`;
  const kept = (await files.get(place)) as Kept | undefined;
  if (kept) {
    const plain = await unsealBytes(key, place, kept.sealed);
    return new Blob([plain], { type: kept.type });
  }
  const blob = await download(deps, paths.attachment(id, name));
  const sealed = await sealBytes(key, place, await blob.arrayBuffer());
  try {
    await files.put(place, { type: blob.type, sealed } satisfies Kept);
  } catch (error) {
    // The file is read all the same; only its copy finds no room.
    if (!isQuota(error)) throw error;
  }
  return blob;
}

async function download(
  { fetch, timeoutMs }: Pick<Deps, 'fetch' | 'timeoutMs'>,
  path: string,
): Promise<Blob> {
  const limit = deadline(timeoutMs);
  try {
    const response = await fetch(path, {
      credentials: 'same-origin',
      signal: limit.signal,
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok) throw new CallError('server-away');
    // No announcement carries a web page: this is the portal of the café's network.
    if (type.startsWith('text/html')) throw new CallError('captive');
    return await limit.read(response);
  } catch (cause) {
    throw cause instanceof CallError
      ? cause
      : new CallError('offline', { cause });
  } finally {
    limit.clear();
  }
}

/** Removes the copies that belong to no announcement any more. */
export async function dropStaleFiles(
  account: string,
  exists: (id: string) => boolean,
): Promise<void> {
  const files = shelf(filesName(account));
  for (const place of await files.keys())
    if (!exists(place.slice(0, place.lastIndexOf('/'))))
      await files.delete(place);
}
