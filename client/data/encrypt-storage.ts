import {
  wrapRxStorageInstance,
  type RxDocumentData,
  type RxDocumentWriteData,
  type RxJsonSchema,
  type RxStorage,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
} from 'rxdb';
import { isQuota } from './errors.ts';
import { seal, unseal } from './seal.ts';

type AnyDoc = RxDocumentData<Record<string, unknown>>;

/** A record at rest: what RxDB must see in the clear, and the rest sealed. */
interface Sealed {
  _deleted: boolean;
  _meta: unknown;
  _rev: string;
  _attachments: unknown;
  sealed: string;
}

/** RxDB's own bookkeeping of a database: names of collections, nothing of a family. */
const internal = '_rxdb_internal';
const clear = ['_deleted', '_meta', '_rev', '_attachments'];

/** Where a record lies, bound into its seal. */
export function placeOf(collection: string, id: string): string {
  return `${collection}|${id}`;
}

/** The plain document of a record at rest. Rejects when it does not open with this key in this place. */
export async function open(
  key: CryptoKey,
  primary: string,
  collection: string,
  record: unknown,
): Promise<AnyDoc> {
  const { sealed, ...rest } = record as Sealed & Record<string, unknown>;
  const place = placeOf(collection, String(rest[primary]));
  const fields = (await unseal(key, place, sealed)) as object;
  return { ...fields, ...rest } as unknown as AnyDoc;
}

/**
 * Seals every record of a storage with AES-GCM, in the replication's own tables too, which hold whole documents.
 * In the clear stay the primary key, the indexed fields and RxDB's own; so a query can only select by those.
 */
export function encryptStorage<Internals, Options>(
  storage: RxStorage<Internals, Options>,
  key: CryptoKey,
  onWrite: (error?: unknown) => void,
): RxStorage<Internals, Options> {
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance<T>(
      params: RxStorageInstanceCreationParams<T, Options>,
    ) {
      const instance = await storage.createStorageInstance<T>(params);
      if (params.collectionName === internal) return instance;
      watchWrites(instance, onWrite);
      return wrap(params.schema, instance, key, params.collectionName);
    },
  };
}

function wrap<T, Internals, Options>(
  schema: RxJsonSchema<RxDocumentData<T>>,
  instance: RxStorageInstance<T, Internals, Options>,
  key: CryptoKey,
  collection: string,
): RxStorageInstance<T, Internals, Options> {
  const primary = primaryOf(schema);
  const open_ = [...clear, primary, ...(schema.indexes ?? []).flat()];
  // RxDB hands the same objects in and out many times: each is sealed and opened once.
  const sealedOf = new WeakMap<object, Promise<object>>();
  const plainOf = new WeakMap<object, Promise<object>>();

  const toStorage = (doc: RxDocumentWriteData<T>) => {
    const known = sealedOf.get(doc);
    if (known) return known;
    const result = sealDoc(doc);
    sealedOf.set(doc, result);
    return result;
  };
  const sealDoc = async (doc: Record<string, unknown>) => {
    const rest: Record<string, unknown> = {};
    const hidden: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(doc))
      (open_.includes(name) ? rest : hidden)[name] = value;
    rest['sealed'] = await seal(
      key,
      placeOf(collection, String(doc[primary])),
      hidden,
    );
    plainOf.set(rest, Promise.resolve(doc));
    return rest;
  };
  const fromStorage = (record: RxDocumentData<T>) => {
    const known = plainOf.get(record);
    if (known) return known;
    const result = open(key, primary, collection, record);
    plainOf.set(record, result);
    void result.then(
      (doc) => sealedOf.set(doc, Promise.resolve(record)),
      () => undefined,
    );
    return result;
  };
  return wrapRxStorageInstance<T>(
    schema,
    instance,
    toStorage as (doc: RxDocumentWriteData<T>) => Promise<RxDocumentData<T>>,
    fromStorage as (doc: RxDocumentData<T>) => Promise<RxDocumentData<T>>,
  ) as RxStorageInstance<T, Internals, Options>;
}

/** How RxDB names its write of a checkpoint. */
const checkpointWrite = 'replication-set-checkpoint';

/**
 * Tells of every write whether the disk took it. A checkpoint that finds no room is let go in silence: RxDB's queue
 * of checkpoints would never recover from the error, and the documents behind it only come once more.
 */
function watchWrites<T, Internals, Options>(
  instance: RxStorageInstance<T, Internals, Options>,
  onWrite: (error?: unknown) => void,
): void {
  const write = instance.bulkWrite.bind(instance);
  instance.bulkWrite = async (rows, context) => {
    try {
      const result = await write(rows, context);
      onWrite();
      return result;
    } catch (error) {
      if (isQuota(error)) onWrite(error);
      if (isQuota(error) && context === checkpointWrite) return { error: [] };
      throw error;
    }
  };
}

function primaryOf<T>(schema: RxJsonSchema<T>): string {
  const { primaryKey } = schema;
  return typeof primaryKey === 'string'
    ? primaryKey
    : String((primaryKey as { key: unknown }).key);
}
