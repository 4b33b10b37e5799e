import { randomUUID } from 'node:crypto';
import { portalRole } from '#model/databases.ts';
import { epochId } from '#model/document-id.ts';
import type { EpochDoc } from '#model/epoch.ts';
import { AppError } from '../../errors.ts';
import type { PhoneDeps } from './deps.ts';

const who = { role: portalRole, sub: portalRole };

/**
 * Begins a new life of a database that was put back to an older state, unless another process has just done so.
 * Every phone then forgets its checkpoint, takes stock, and sends again what the server lost.
 * @returns the new epoch.
 */
export async function newEpoch(
  { documents, now }: PhoneDeps,
  database: string,
  old: string,
): Promise<string> {
  const own = documents(who, database);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const stored = await own.get<EpochDoc>(epochId);
    if (stored && stored.body.number !== old) return stored.body.number;
    const number = randomUUID();
    const next: EpochDoc = {
      ...(stored && { _rev: stored._rev }),
      _id: epochId,
      type: 'epoch',
      v: 1,
      at: now().toISOString(),
      body: { number },
    };
    if ((await own.put(next)) !== undefined) return number;
  }
  throw new AppError('couch-away', { reason: 'epoch contended' });
}
