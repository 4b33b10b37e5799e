import { Observable, Subject } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Slice } from '#model/phone-protocol.ts';
import { heightOf, toDoc, type State } from './stored.ts';

interface Entry {
  doc: Doc;
  /** RxDB's own revision of the record, by which an event that comes late is told from news. */
  rxRev: string;
}

/** The live documents of both slices in memory, a few hundred: pages read from here, without a query to the disk. */
export interface Mirror {
  /** Takes over states of records, each only if it is newer than what is known. */
  take(slice: Slice, records: readonly (State & { _rev: string })[]): void;
  /** RxDB's revision of a record as last seen, also of a deleted one. */
  revOf(slice: Slice, id: string): string | undefined;
  get(slice: Slice, id: string): Doc | undefined;
  all(slice: Slice): Doc[];
  /** A family document as it was at a server revision seen since the store was opened: what a form may have started from. */
  past(id: string, rev: string): Doc | undefined;
  isEmpty(slice: Slice): boolean;
  /** Emits the types of which documents came, changed or went. */
  readonly changes: Observable<ReadonlySet<DocType>>;
  watch<T extends DocType>(types: readonly T[]): Observable<readonly Doc<T>[]>;
  /** Empties it for good, when the account leaves this device: what still comes from the disk is not shown any more. */
  clear(): void;
}

export function mirror(): Mirror {
  const slices = {
    family: new Map<string, Entry | string>(),
    town: new Map<string, Entry | string>(),
  };
  const past = new Map<string, Doc>();
  let isOver = false;
  const byType = new Map<DocType, readonly Doc[]>();
  const changes = new Subject<ReadonlySet<DocType>>();
  const live = (slice: Slice) =>
    [...slices[slice].values()].filter((one) => typeof one !== 'string');

  const ofType = (type: DocType): readonly Doc[] => {
    const known = byType.get(type);
    if (known) return known;
    const docs = [...live('family'), ...live('town')]
      .map(({ doc }) => doc)
      .filter((doc) => doc.type === type);
    byType.set(type, docs);
    return docs;
  };

  return {
    take(slice, records) {
      if (isOver) return;
      const touched = new Set<DocType>();
      for (const record of records) {
        const before = slices[slice].get(record._id);
        if (heightOf(revOf(before)) >= heightOf(record._rev)) continue;
        if (typeof before === 'object') {
          touched.add(before.doc.type);
          if (slice === 'family' && before.doc._rev !== undefined)
            past.set(`${record._id} ${before.doc._rev}`, before.doc);
        }
        if (record._deleted) slices[slice].set(record._id, record._rev);
        else {
          const doc = toDoc(record);
          slices[slice].set(record._id, { doc, rxRev: record._rev });
          touched.add(doc.type);
        }
      }
      for (const type of touched) byType.delete(type);
      if (touched.size > 0) changes.next(touched);
    },
    revOf: (slice, id) => revOf(slices[slice].get(id)),
    get(slice, id) {
      const entry = slices[slice].get(id);
      return typeof entry === 'object' ? entry.doc : undefined;
    },
    clear() {
      isOver = true;
      const types = new Set([...byType.keys()]);
      for (const slice of Object.values(slices)) slice.clear();
      byType.clear();
      changes.next(types);
    },
    past: (id, rev) => past.get(`${id} ${rev}`),
    all: (slice) => live(slice).map(({ doc }) => doc),
    isEmpty: (slice) => live(slice).length === 0,
    changes,
    watch: <T extends DocType>(types: readonly T[]) =>
      new Observable<readonly Doc<T>[]>((subscriber) => {
        const emit = () => {
          // Type by type, so that an unchanged single type is the same list again.
          const lists = types.map(ofType) as unknown as (readonly Doc<T>[])[];
          subscriber.next(lists.length === 1 ? (lists[0] ?? []) : lists.flat());
        };
        emit();
        return changes.subscribe((touched) => {
          if (types.some((type) => touched.has(type))) emit();
        });
      }),
  };
}

function revOf(entry: Entry | string | undefined): string | undefined {
  return typeof entry === 'object' ? entry.rxRev : entry;
}
