import { marker } from './device.ts';
import type { Parts } from './parts.ts';

/** Keeps the figures of the sync state, and the mark that this account has data here. Returns the way to stop. */
export function keepCounts(parts: Parts): () => void {
  const { account, data, mirror, notes, outbox, refused, shared } = parts;
  const upToDateAt = notes.get('mark:upToDateAt');
  if (typeof upToDateAt === 'string') shared.patch({ upToDateAt });
  if (data.wiped)
    shared.patch({
      storage: 'wiped',
      ...(data.wiped.lost > 0 && { lostUnsent: data.wiped.lost }),
    });
  const mark = () => {
    if (!mirror.isEmpty('family'))
      marker.write(account.id, shared.state.value.pending);
  };
  const running = [
    outbox.pending.subscribe(({ length }) => {
      shared.patch({ pending: length });
      mark();
    }),
    mirror.changes.subscribe(mark),
    refused.list.subscribe(({ length }) => {
      shared.patch({ refused: length });
    }),
  ];
  return () => {
    for (const one of running) one.unsubscribe();
  };
}
