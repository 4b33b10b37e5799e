import { delegationVectors } from './vectors/delegations.ts';
import { familyVectors } from './vectors/family.ts';
import { otherVectors } from './vectors/others.ts';
import { parentFormVectors } from './vectors/parent-forms.ts';
import { registryVectors } from './vectors/registry.ts';
import { staffFormVectors } from './vectors/staff-forms.ts';
import type { Vector } from './vectors/vector.ts';

/** The one suite that proves the rules equal on the phone, in the proxy and in CouchDB. */
export const vectors: readonly Vector[] = [
  ...delegationVectors,
  ...familyVectors,
  ...registryVectors,
  ...otherVectors,
  ...parentFormVectors,
  ...staffFormVectors,
];
