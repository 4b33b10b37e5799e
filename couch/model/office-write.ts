import { isDoc, kindOf, type Doc } from './document.ts';
import type { Problem } from './problem.ts';
import { sameContent } from './same.ts';

/** The rules for staff and for the portal itself: what was sent, billed or receipted stands, and nobody speaks as a parent. */
export function officeProblems(
  doc: Doc,
  stored: Record<string, unknown> | null,
): Problem[] {
  if (stored !== null && sameContent(stored, doc)) return [];
  if (stored !== null && kindOf(doc.type).frozen)
    return [{ code: 'not-editable', path: '' }];
  return isDoc(doc, 'message') && doc.body.from.side !== 'office'
    ? [{ code: 'not-allowed', path: '/body/from/side' }]
    : [];
}
