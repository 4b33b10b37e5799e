import { map, type Observable } from 'rxjs';
import { isDocType, kindOf, kinds, type DocType } from '#model/document.ts';
import type { Doc } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Mirror } from './mirror.ts';

interface Written {
  _deleted?: boolean;
  type?: unknown;
  author?: unknown;
  received?: unknown;
}

/** What the parent of this phone wrote, and what of it the Comune has not received. */
export interface Outbox {
  isOwn(doc: Written): boolean;
  isUnsent(doc: Written): boolean;
  /** Oldest first. */
  readonly pending: Observable<readonly Doc[]>;
}

const parentTypes = (Object.keys(kinds) as DocType[]).filter((type) =>
  kindOf(type).writers.includes('parent'),
);

export function outbox(account: Account, mirror: Mirror): Outbox {
  const isOwn = ({ type, author, _deleted }: Written) =>
    _deleted !== true &&
    isDocType(type) &&
    parentTypes.includes(type) &&
    author !== undefined &&
    author === account.person;
  const isUnsent = (doc: Written) => isOwn(doc) && doc.received === undefined;
  return {
    isOwn,
    isUnsent,
    pending: mirror
      .watch(parentTypes)
      .pipe(
        map((docs) =>
          docs
            .filter(isUnsent)
            .sort((one, other) => (one.at < other.at ? -1 : 1)),
        ),
      ),
  };
}
