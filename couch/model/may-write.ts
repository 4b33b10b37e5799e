import type { DatabaseKind } from './databases.ts';
import { isRecord } from './check.ts';
import { typeOfId } from './document-id.ts';
import {
  isDocType,
  kindOf,
  problemsOf,
  type Doc,
  type DocType,
} from './document.ts';
import type { Writer } from './envelope.ts';
import type { ChildId } from './ids.ts';
import { officeProblems } from './office-write.ts';
import { parentProblems } from './parent-write.ts';
import type { Problem } from './problem.ts';
import { schoolProblems } from './school-write.ts';
import { whoIs, type Who } from './who.ts';

/** One write as the phone, the proxy and CouchDB see it. */
export interface Write {
  /** The kind of database written to, and whose it is: the family's or the school's id. */
  kind: DatabaseKind;
  owner?: string;
  roles: readonly string[];
  /** Name of the writer: for a parent the person's id. */
  user: string;
  /** What stands now; null when nothing does. */
  stored: unknown;
  next: unknown;
  /** The children the family may see, where that is known: CouchDB sees one document at a time. */
  children?: readonly ChildId[];
}

type Scope = 'anything' | 'every-type' | readonly Writer[];

/** What each writer may write in each kind of database: everything, any known type, or the types of these writers. */
const scopes: Record<DatabaseKind, Partial<Record<Who, Scope>>> = {
  registry: {
    admin: 'every-type',
    router: 'every-type',
    staff: ['staff', 'school', 'parent'],
    portal: ['portal'],
  },
  school: {
    admin: 'every-type',
    router: 'every-type',
    staff: ['school'],
    school: ['school'],
  },
  family: {
    admin: 'every-type',
    router: 'every-type',
    parent: ['parent'],
    portal: ['portal'],
  },
  town: { admin: 'every-type', router: 'every-type', portal: ['portal'] },
  portal: { admin: 'anything', portal: 'anything' },
};

/**
 * Why a write is refused; empty when it is allowed. The same code runs on the phone before saving, in the proxy
 * before forwarding, and in CouchDB as validate_doc_update (architecture.md, rule 2). It reads no clock and no other document.
 */
export function judge(write: Write): Problem[] {
  const who = whoIs(write.roles, write.kind, write.owner);
  const { next } = write;
  if (!isRecord(next)) return [{ code: 'wrong-type', path: '' }];
  const id = next['_id'];
  if (typeof id === 'string' && id.startsWith('_design/'))
    return who === 'admin' ? [] : [refused('')];
  const scope = scopes[write.kind][who];
  if (scope === undefined) return [refused('')];
  if (scope === 'anything') return [];
  const stored = standing(write.stored);
  return next['_deleted'] === true
    ? judgeDeletion(who, scope, typeOfId(String(id)), stored)
    : judgeState(who, scope, write, stored);
}

/** A tombstone is no state to be protected. */
function standing(stored: unknown): Record<string, unknown> | null {
  return isRecord(stored) && stored['_deleted'] !== true ? stored : null;
}

function judgeDeletion(
  who: Who,
  scope: Scope,
  type: string,
  stored: Record<string, unknown> | null,
): Problem[] {
  if (scope === 'every-type') return [];
  if (!isDocType(type)) return [{ code: 'unknown-type', path: '/_id' }];
  if (!isWithin(scope, type)) return [refused('/_id')];
  // What others wrote, what was sent, and a parent's own words are withdrawn or answered, never made to vanish.
  const { writers, frozen } = kindOf(type);
  const own = who === 'staff' && writers.includes('staff');
  return own && !(frozen && stored)
    ? []
    : [{ code: 'not-deletable', path: '' }];
}

function judgeState(
  who: Who,
  scope: Scope,
  write: Write,
  stored: Record<string, unknown> | null,
): Problem[] {
  const { type } = write.next as { type?: unknown };
  if (!isDocType(type)) return [{ code: 'unknown-type', path: '/type' }];
  if (!isWithin(scope, type)) return [refused('/type')];
  const faults = problemsOf(write.next);
  if (faults.length > 0 || scope === 'every-type') return faults;
  const doc = write.next as Doc;
  switch (who) {
    case 'parent':
      return parentProblems(doc, stored, write);
    case 'school':
      return schoolProblems(doc, stored, write.owner);
    default:
      return officeProblems(doc, stored);
  }
}

function isWithin(scope: Scope, type: DocType): boolean {
  return (
    typeof scope === 'string' ||
    kindOf(type).writers.some((writer) => scope.includes(writer))
  );
}

function refused(path: string): Problem {
  return { code: 'not-yours-to-write', path };
}
