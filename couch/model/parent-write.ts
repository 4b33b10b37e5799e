import { absencePlanProblems } from './absence.ts';
import { delegationChangeProblems, type DelegationDoc } from './delegation.ts';
import { isDoc, kindOf, type Doc } from './document.ts';
import type { ChildId } from './ids.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { sameContent } from './same.ts';

/** Who the parent is to this database; see Write in may-write.ts. */
export interface ParentWriter {
  owner?: string;
  user: string;
  children?: readonly ChildId[];
  strong?: boolean;
}

/** The rules for a parent in their own family's database, for a document of a parent's type and of sound form. */
export function parentProblems(
  doc: Doc,
  stored: Record<string, unknown> | null,
  writer: ParentWriter,
): Problem[] {
  const problems = rightsProblems(doc, writer);
  // A push whose answer was lost comes again: it says nothing new, whatever the type.
  if (problems.length > 0 || (stored !== null && sameContent(stored, doc)))
    return problems;
  if (stored !== null && !canFollow(doc, stored))
    return [problem('not-editable', '')];
  if (stored !== null && isDoc(doc, 'delegation'))
    return delegationChangeProblems(doc, stored as unknown as DelegationDoc);
  return isDoc(doc, 'absence') ? absencePlanProblems(doc) : [];
}

function rightsProblems(doc: Doc, writer: ParentWriter): Problem[] {
  const problems: Problem[] = [];
  if (doc.family === undefined) problems.push(problem('missing', '/family'));
  else if (doc.family !== writer.owner)
    problems.push(problem('wrong-family', '/family'));
  if (doc.author === undefined) problems.push(problem('missing', '/author'));
  else if (doc.author !== writer.user)
    problems.push(problem('wrong-author', '/author'));
  if (
    doc.child !== undefined &&
    writer.children &&
    !writer.children.includes(doc.child)
  )
    problems.push(problem('not-your-child', '/child'));
  if (isDoc(doc, 'message') && doc.body.from.side !== 'parent')
    problems.push(problem('not-allowed', '/body/from/side'));
  if (writer.strong === false && kindOf(doc.type).sensitive?.(doc))
    problems.push(problem('needs-strong-sign-in', ''));
  return problems;
}

/**
 * What stands must be a parent's own and open to change. Facts of a child that two households share may be changed
 * by either; correspondence stays with the household it belongs to.
 */
function canFollow(doc: Doc, stored: Record<string, unknown>): boolean {
  const { editable, audience } = kindOf(doc.type);
  return (
    editable &&
    stored['type'] === doc.type &&
    typeof stored['author'] === 'string' &&
    (audience !== 'family' || stored['family'] === doc.family) &&
    stored['child'] === doc.child
  );
}

function problem(code: ProblemCode, path: string): Problem {
  return { code, path };
}
