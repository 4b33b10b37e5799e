import type { DatabaseKind } from './databases.ts';
import { isRecord } from './check.ts';
import { typeOfId } from './document-id.ts';
import {
  isDocType,
  kindOf,
  kinds,
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
  /** Whether the writer has lately proved who they are, where that is known: neither the phone nor CouchDB knows. */
  strong?: boolean;
}

/**
 * Everything; every known type; these types; or documents of no type: those whose id starts so, or all, of which those
 * whose id starts so may only be added to.
 */
type Scope =
  | 'anything'
  | 'every-type'
  | readonly DocType[]
  | { ids: string }
  | { appends: string };

const staffTypes = typesOf('staff', 'school', 'parent');

/** What each writer may write in each kind of database; who is not named may write nothing. */
const scopes: Record<DatabaseKind, Partial<Record<Who, Scope>>> = {
  registry: {
    admin: 'every-type',
    router: 'every-type',
    staff: staffTypes,
    portal: typesOf('portal').filter((type) => staffTypes.includes(type)),
  },
  school: {
    admin: 'every-type',
    router: 'every-type',
    staff: typesOf('school'),
    school: typesOf('school'),
  },
  family: {
    admin: 'every-type',
    router: 'every-type',
    parent: typesOf('parent'),
    portal: ['epoch'],
  },
  town: { admin: 'every-type', router: 'every-type', portal: ['epoch'] },
  portal: {
    admin: 'anything',
    // What SPID, CIE and Cohesion said is evidence for 24 months (DPCM 24 October 2014, art. 13): whoever writes it,
    // and whoever breaks into the server, can neither change it nor take it away.
    portal: { appends: 'record:' },
    // The distribution keeps its place in every feed here, and must not make accounts or sessions.
    router: { ids: 'checkpoint:' },
  },
};

function typesOf(...writers: readonly Writer[]): DocType[] {
  return (Object.keys(kinds) as DocType[]).filter((type) =>
    kindOf(type).writers.some((one) => writers.includes(one)),
  );
}

/**
 * Why a write is refused; empty when it is allowed. The same code runs on the phone before saving, in the proxy
 * before forwarding, and in CouchDB as validate_doc_update (architecture.md, rule 2). It reads no clock and no other document.
 */
export function judge(write: Write): Problem[] {
  const who = whoIs(write.roles, write.kind, write.owner);
  const { next } = write;
  if (!isRecord(next)) return [{ code: 'wrong-type', path: '' }];
  const id = typeof next['_id'] === 'string' ? next['_id'] : '';
  if (id.startsWith('_design/')) return who === 'admin' ? [] : [refused('')];
  const scope = scopes[write.kind][who];
  if (scope === undefined) return [refused('')];
  if (scope === 'anything') return [];
  if (typeof scope === 'object' && 'ids' in scope)
    return id.startsWith(scope.ids) ? [] : [refused('/_id')];
  if (typeof scope === 'object' && 'appends' in scope)
    return judgeAppend(scope.appends, id, write);
  const types = scope === 'every-type' ? undefined : scope;
  const stored = standing(write.stored);
  return next['_deleted'] === true
    ? judgeDeletion(who, types, typeOfId(id), stored)
    : judgeState(who, types, write, stored);
}

function judgeAppend(prefix: string, id: string, write: Write): Problem[] {
  if (!id.startsWith(prefix)) return [];
  const { _deleted } = write.next as { _deleted?: unknown };
  if (_deleted === true) return [{ code: 'not-deletable', path: '' }];
  return standing(write.stored) ? [{ code: 'not-editable', path: '' }] : [];
}

/** A tombstone is no state to be protected. */
function standing(stored: unknown): Record<string, unknown> | null {
  return isRecord(stored) && stored['_deleted'] !== true ? stored : null;
}

function judgeDeletion(
  who: Who,
  types: readonly DocType[] | undefined,
  type: string,
  stored: Record<string, unknown> | null,
): Problem[] {
  if (!types) return [];
  if (!isDocType(type)) return [{ code: 'unknown-type', path: '/_id' }];
  if (!types.includes(type)) return [refused('/_id')];
  // What others wrote, what was sent, and a parent's own words are withdrawn or answered, never made to vanish.
  const { writers, frozen } = kindOf(type);
  const own = who === 'staff' && writers.includes('staff');
  return own && !(frozen && stored)
    ? []
    : [{ code: 'not-deletable', path: '' }];
}

function judgeState(
  who: Who,
  types: readonly DocType[] | undefined,
  write: Write,
  stored: Record<string, unknown> | null,
): Problem[] {
  const { type } = write.next as { type?: unknown };
  if (!isDocType(type)) return [{ code: 'unknown-type', path: '/type' }];
  if (types && !types.includes(type)) return [refused('/type')];
  const faults = problemsOf(write.next);
  if (faults.length > 0 || !types) return faults;
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

function refused(path: string): Problem {
  return { code: 'not-yours-to-write', path };
}
