import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a feed stands: the reader takes it as it is and gives it back as `since`. */
export interface Checkpoints {
  /** CouchDB's sequence, sealed for one database in one life. */
  seal(database: string, epoch: string, seq: string | number): string;
  /**
   * What a phone sent as `since`. `ours` is false for one that we never gave out for this life of this database: its
   * word counts for nothing, and reading starts anew.
   */
  open(
    database: string,
    epoch: string,
    since: string,
  ): { seq: string; ours: boolean };
}

/** What CouchDB's sequences are made of, and our seal after a dot. */
const form = /^[A-Za-z0-9_-]{1,4000}(?:\.[A-Za-z0-9_-]{22})?$/;

export function isSince(text: string): boolean {
  return form.test(text);
}

/** The sequence in a `since`, whoever wrote it. */
export function seqOf(since: string): string {
  return since.split('.', 1)[0] ?? '0';
}

/** How many changes a sequence counts: a number in PouchDB, the part before the dash in CouchDB. */
export function countOf(seq: string | number): number {
  return Number.parseInt(String(seq), 10) || 0;
}

/**
 * Seals sequences, because a sequence ahead of the database ends its life for every phone (facts/sync.md §4, 29):
 * without a seal any parent could do that to the whole town at will.
 */
export function checkpointsWith(secret: string): Checkpoints {
  const sealOf = (database: string, epoch: string, seq: string) =>
    createHmac('sha256', secret)
      .update(`checkpoint|${database}|${epoch}|${seq}`)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  return {
    seal: (database, epoch, seq) =>
      `${seq}.${sealOf(database, epoch, String(seq))}`,
    open(database, epoch, since) {
      const seq = seqOf(since);
      const right = Buffer.from(sealOf(database, epoch, seq));
      const given = Buffer.from(since.slice(seq.length + 1));
      return given.length === right.length && timingSafeEqual(given, right)
        ? { seq, ours: true }
        : { seq: '0', ours: seq === '0' };
    },
  };
}
