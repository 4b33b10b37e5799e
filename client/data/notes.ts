import {
  BehaviorSubject,
  distinctUntilChanged,
  map,
  type Observable,
} from 'rxjs';
import type { RxCollection } from 'rxdb';
import { heightOf, type Note } from './stored.ts';
import { writeRecord } from './write.ts';

type NoteState = Partial<Note> & {
  _id: string;
  _deleted?: boolean;
  _rev: string;
};

/** Records of this device alone, all in memory: a handful, under ids like 'draft:…', 'refused:…', 'mark:…'. */
export interface Notes {
  get(id: string): unknown;
  /** Resolves when it is on the disk; undefined removes it. */
  put(id: string, value: unknown): Promise<void>;
  /** Values whose id starts with the prefix, by id; emits at once. */
  watch(prefix: string): Observable<readonly Note[]>;
  ids(prefix: string): string[];
  /** Takes over records from the disk, each only if it is newer than what is known. */
  take(records: readonly NoteState[]): void;
  revOf(id: string): string | undefined;
}

export function notes(collection: () => Promise<RxCollection<Note>>): Notes {
  const known = new Map<string, unknown>();
  const revs = new Map<string, string>();
  const changes = new BehaviorSubject<undefined>(undefined);
  const withPrefix = (prefix: string) =>
    [...known]
      .filter(([id]) => id.startsWith(prefix))
      .map(([_id, value]) => ({ _id, value }))
      .sort((one, other) => (one._id < other._id ? -1 : 1));

  return {
    get: (id) => known.get(id),
    async put(id, value) {
      await writeRecord(await collection(), id, (current) => {
        if (value === undefined && (!current || current._deleted))
          return undefined;
        return { _id: id, value: value ?? null, _deleted: value === undefined };
      });
    },
    watch: (prefix) => watchPrefix(changes, () => withPrefix(prefix)),
    ids: (prefix) => withPrefix(prefix).map(({ _id }) => _id),
    take(records) {
      for (const { _id, _deleted, _rev, value } of records) {
        if (heightOf(revs.get(_id)) >= heightOf(_rev)) continue;
        revs.set(_id, _rev);
        if (_deleted) known.delete(_id);
        else known.set(_id, value);
      }
      changes.next(undefined);
    },
    revOf: (id) => revs.get(id),
  };
}

function watchPrefix(
  changes: BehaviorSubject<undefined>,
  read: () => readonly Note[],
): Observable<readonly Note[]> {
  return changes.pipe(
    map(read),
    distinctUntilChanged(
      (one, other) =>
        one.length === other.length &&
        one.every((note, index) => note.value === other[index]?.value),
    ),
  );
}
