import type { RxCollection, RxDocumentData } from 'rxdb';

interface WithId {
  _id: string;
}

/** The record as it stands, deleted ones too. */
export async function readRecord<T extends WithId>(
  collection: RxCollection<T>,
  id: string,
): Promise<RxDocumentData<T> | undefined> {
  const found = await collection.storageInstance.findDocumentsById([id], true);
  return found[0];
}

/**
 * Replaces a record by what `change` makes of it; nothing is written when that is undefined. Another tab's write in
 * between makes it start over. Resolves when the record is on the disk. Below RxDB's document layer, which the
 * portal does not need and pays for in every read.
 */
export async function writeRecord<T extends WithId>(
  collection: RxCollection<T>,
  id: string,
  change: (
    current: RxDocumentData<T> | undefined,
  ) => (T & { _deleted?: boolean }) | undefined,
): Promise<boolean> {
  for (;;) {
    const previous = await readRecord(collection, id);
    const next = change(previous);
    if (next === undefined) return false;
    const document = {
      ...next,
      _id: id,
      _deleted: next._deleted === true,
      _attachments: {},
      _meta: previous ? { ...previous._meta } : { lwt: 1 },
      _rev: previous?._rev ?? '',
    } as unknown as RxDocumentData<T>;
    const { error } = await collection.storageInstance.bulkWrite(
      [previous ? { previous, document } : { document }],
      'portale',
    );
    const fault = error[0];
    if (!fault) return true;
    if (fault.status !== 409) throw new Error(`write-refused-${fault.status}`);
  }
}
