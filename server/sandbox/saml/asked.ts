import type { Level } from '#model/access-protocol.ts';

/** A portal's request that may be answered. */
export interface Asked {
  id: string;
  /** entityID of the portal. */
  audience: string;
  acs: string;
  level: Level;
  attributes: readonly string[];
  relayState: string;
}
