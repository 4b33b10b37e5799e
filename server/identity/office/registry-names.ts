import type { ChildDoc } from '#model/child.ts';
import { portalRole, registry } from '#model/databases.ts';
import { childDocId, familyDocId } from '#model/document-id.ts';
import type { FamilyDoc } from '#model/family.ts';
import type { ChildId, FamilyId } from '#model/ids.ts';
import type { DocumentsOf } from '../../couch/documents.ts';

const who = { role: portalRole, sub: portalRole };

/** Households of the registry, each once, by id. */
export async function householdsOf(
  documents: DocumentsOf,
  families: readonly FamilyId[],
): Promise<Map<FamilyId, FamilyDoc>> {
  const ids = [...new Set(families)].map(familyDocId);
  const found = await documents(who, registry).getAll<FamilyDoc>(ids);
  return new Map((found ?? []).map((doc) => [doc.family ?? '', doc]));
}

/** Given and family names of children, by id. */
export async function childNamesOf(
  documents: DocumentsOf,
  children: readonly ChildId[],
): Promise<Map<ChildId, ChildDoc['body']>> {
  const ids = [...new Set(children)].map(childDocId);
  const found = await documents(who, registry).getAll<ChildDoc>(ids);
  return new Map((found ?? []).map(({ child, body }) => [child ?? '', body]));
}
