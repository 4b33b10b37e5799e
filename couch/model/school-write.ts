import { isRecord } from './check.ts';
import { isDoc, type Doc } from './document.ts';
import type { Problem } from './problem.ts';

/** The rules for a school's tablet: roll calls of its own school, before and after. */
export function schoolProblems(
  doc: Doc,
  stored: Record<string, unknown> | null,
  school: string | undefined,
): Problem[] {
  if (!isDoc(doc, 'rollCall') || doc.body.school !== school)
    return [{ code: 'not-allowed', path: '/body/school' }];
  return stored !== null && schoolOf(stored) !== school
    ? [{ code: 'not-editable', path: '' }]
    : [];
}

function schoolOf(stored: Record<string, unknown>): unknown {
  const body = stored['body'];
  return isRecord(body) ? body['school'] : undefined;
}
