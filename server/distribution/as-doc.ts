import { isDocType, type Doc } from '#model/document.ts';
import type { StoredDoc } from './couch/database.ts';

/** A stored document as one of the model's, if its type is; its form was checked when it was written. */
export function asDoc(doc: StoredDoc | null | undefined): Doc | undefined {
  return doc && isDocType(doc['type']) ? (doc as unknown as Doc) : undefined;
}
