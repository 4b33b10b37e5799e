import { changed, ids, rewritten, samples } from './samples.ts';
import { places, vectorsOf, type Vector } from './vector.ts';

const { delegation } = samples;
const vector = vectorsOf(places.family);

/** What parents may write of delegations. */
export const delegationVectors: readonly Vector[] = [
  vector('parent', 'gives a delegation', delegation),
  vector(
    'partner',
    'revokes the delegation the other parent gave',
    changed(delegation, {
      author: ids.otherParent,
      body: { ...delegation.body, revoked: true },
    }),
    { over: delegation },
  ),
  vector(
    'parent',
    'revokes what the other household of the child gave',
    rewritten(delegation, { revoked: true }),
    { over: changed(delegation, { family: ids.otherFamily }) },
  ),
  vector(
    'parent',
    'widens what the other household of the child gave',
    rewritten(delegation, { scopes: ['see', 'pick-up', 'pay'] }),
    {
      over: changed(delegation, { family: ids.otherFamily }),
      refused: 'not-editable',
    },
  ),
  vector(
    'parent',
    'gives a revoked delegation again',
    rewritten(delegation, { to: '2026-09-30' }),
    {
      over: rewritten(delegation, { revoked: true }),
      refused: 'not-editable',
    },
  ),
  vector(
    'parent',
    'puts another person in a delegation',
    rewritten(delegation, { fiscalCode: 'LBRNNN50A41H50MY' }),
    {
      over: delegation,
      refused: 'wrong-form /body/fiscalCode',
    },
  ),
];
