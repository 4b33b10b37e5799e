import { createHash } from 'node:crypto';
import type { Documents } from '../../couch/documents.ts';

/** Longer than any answer is taken after its request. */
const keptMs = 86_400_000;

/** Ids of messages that were taken, for all processes. */
export interface Replay {
  /** True the first time only, however many ask at once. @throws AppError 'couch-away' */
  takeOnce(issuer: string, id: string): Promise<boolean>;
}

export function replayIn(portal: Documents, now: () => Date): Replay {
  return {
    async takeOnce(issuer, id) {
      const hash = createHash('sha256').update(JSON.stringify([issuer, id]));
      const rev = await portal.put({
        _id: `seen:${hash.digest('hex')}`,
        ...{
          type: 'seen',
          until: new Date(now().getTime() + keptMs).toISOString(),
        },
      });
      return rev !== undefined;
    },
  };
}
