import {
  familyDatabase,
  familyRole,
  portalRole,
  town,
} from '#model/databases.ts';
import { delegateView } from '#model/delegate-view.ts';
import { epochId } from '#model/document-id.ts';
import type { EpochDoc } from '#model/epoch.ts';
import type { Slice } from '#model/phone-protocol.ts';
import type { CouchClient } from '../../couch/couch.ts';
import type { Who } from '../../couch/sign.ts';
import { AppError, notFound } from '../../errors.ts';
import type { Caller } from './caller.ts';
import type { PhoneDeps } from './deps.ts';
import type { View } from './stream-changes.ts';

/** One of the two databases a phone sees, as one parent may read it. */
export interface OpenSlice {
  database: string;
  /** The path of the database at CouchDB. */
  path: string;
  client: CouchClient;
  /** What a delegate is shown of it; undefined where everything may be seen. */
  view?: View;
}

/** Whom CouchDB sees: in a family's database the family, in the town's, which has no members of its own, the portal. */
export function openSlice(
  { couch }: PhoneDeps,
  slice: Slice,
  { person, family, household: { rights } }: Caller,
): OpenSlice {
  const database = slice === 'town' ? town : familyDatabase(family);
  const role = slice === 'town' ? portalRole : familyRole(family);
  return {
    database,
    path: `/${database}`,
    client: couch.as({ role, sub: person }),
    ...(slice === 'family' &&
      rights && { view: (doc) => delegateView(doc, rights) }),
  };
}

/** Where the database stands now. @throws AppError 'couch-away' | 'rights-unknown' */
export async function updateSeq(
  { client, path }: OpenSlice,
  signal: AbortSignal,
): Promise<string | number> {
  const { status, body } = await client.json(path, { signal });
  refuseUnlessOk(status);
  return (body as { update_seq: string | number }).update_seq;
}

/** The life of the database; empty when it has no epoch document yet. */
export async function epochOf(
  { documents }: PhoneDeps,
  slice: Slice,
  caller: Caller,
  signal: AbortSignal,
): Promise<string> {
  if (slice === 'family') return caller.household.epoch;
  const found = await documents(portalWho, town).get<EpochDoc>(epochId, signal);
  return found?.body.number ?? '';
}

const portalWho: Who = { role: portalRole, sub: portalRole };

/** Our own address and role are right, so what CouchDB refuses here is missing or being restored, not the phone's fault. */
export function refuseUnlessOk(status: number): void {
  if (status === 404 || status === 403) throw new AppError('rights-unknown');
  if (status !== 200) throw notFound();
}
