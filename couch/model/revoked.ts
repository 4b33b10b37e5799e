import { revokedId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { childId, documentId } from './ids.ts';
import { list, object, type Infer } from './schema.ts';

/**
 * The ids of a child's documents that this family may not see any more. It stands in for tombstones, which would
 * beat the same documents if the right came back (facts/sync.md §2); emptied when it does.
 */
export const revoked = kind({
  type: 'revoked',
  writer: 'router',
  audience: 'local',
  body: object({ child: childId, ids: list(documentId, 20_000) }),
  key: (doc) => revokedId(doc.body.child),
});
export type RevokedBody = Infer<typeof revoked.body>;
export type RevokedDoc = Envelope<'revoked', RevokedBody>;
