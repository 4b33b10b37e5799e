import type { Reach } from '../data/store.ts';

/** True when what is sent now will not leave at once, whatever the reason. Before the first try nothing is known. */
export function isAway(reach: Reach | undefined): boolean {
  return reach !== undefined && reach !== 'online' && reach !== 'unknown';
}
