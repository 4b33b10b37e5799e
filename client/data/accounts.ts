import type { SessionView } from '#model/phone-protocol.ts';
import { marker } from './device.ts';
import { shelf } from './idb.ts';
import { lockOf } from './key-lock.ts';
import { omit } from './omit.ts';
import { seal, unseal } from './seal.ts';

/** What is kept of an account beside its data. In the clear only what a locked phone may show to anybody. */
interface Kept {
  /** The session's view, sealed with the account's key. */
  view: string;
  /** When the Comune was last heard, and the latest time seen since; sealed too. */
  contact?: string;
  initials: string;
  /** What its parent wants to be called on this phone. */
  label?: string;
  /** Ms since 1970. */
  usedAt: number;
}

/** An account of this device, as it may be shown before it is unlocked. */
export interface DeviceAccount {
  id: string;
  initials: string;
  label?: string;
  /** False where the phone's own unlock is the only way in. */
  hasPin: boolean;
  /** Documents that have not been sent, when last counted. */
  unsent: number;
}

/** Id of the account that used this device last. */
const lastAccount = 'portale-account';
/** Id of the account that the browser's session belongs to, which may be another on a shared device. */
const owner = 'portale-session-of';
const shelfOf = shelf('portale-accounts');

export function lastAccountId(): string | undefined {
  return localStorage.getItem(lastAccount) ?? undefined;
}

export function sessionOwner(): string | undefined {
  return localStorage.getItem(owner) ?? undefined;
}

export function noteSessionOwner(id: string): void {
  localStorage.setItem(owner, id);
}

/** The accounts with a lock on this device, the one used last first. */
export async function listAccounts(): Promise<DeviceAccount[]> {
  const ids = await shelfOf.keys();
  const found = await Promise.all(
    ids.map(async (id) => {
      const [kept, lock] = await Promise.all([keptOf(id), lockOf(id)]);
      return kept && lock ? [{ id, kept, hasPin: lock.pin !== undefined }] : [];
    }),
  );
  return found
    .flat()
    .sort((one, other) => other.kept.usedAt - one.kept.usedAt)
    .map(({ id, hasPin, kept: { initials, label } }) => ({
      id,
      initials,
      ...(label !== undefined && { label }),
      hasPin,
      unsent: marker.read(id) ?? 0,
    }));
}

/** Keeps who the account is, sealed; from now on it is the one this device opens with. */
export async function remember(
  view: SessionView,
  key: CryptoKey,
  label = '',
): Promise<void> {
  const { id, name } = view.account;
  const sealed = await seal(key, `session|${id}`, view);
  await shelfOf.change(id, (value): Kept => ({
    ...asKept(value),
    view: sealed,
    initials: initialsOf(name),
    ...(label !== '' && { label }),
    usedAt: Date.now(),
  }));
  localStorage.setItem(lastAccount, id);
}

/** Who the account is. Undefined when nothing is kept, or it was sealed with another key. */
export async function recall(
  id: string,
  key: CryptoKey,
): Promise<SessionView | undefined> {
  const kept = await keptOf(id);
  return kept && opened<SessionView>(key, `session|${id}`, kept.view);
}

/** An empty label takes it away. */
export async function setLabel(id: string, label: string): Promise<void> {
  await shelfOf.change(id, (value) => {
    const kept = asKept(value);
    if (!kept) return undefined;
    return label === '' ? omit(kept, 'label') : { ...kept, label };
  });
}

/** Takes every trace of the account's name off this device. */
export async function forget(id: string): Promise<void> {
  for (const name of [lastAccount, owner])
    if (localStorage.getItem(name) === id) localStorage.removeItem(name);
  await shelfOf.delete(id);
}

/** Ms since 1970 by this device's clock. */
export interface Contact {
  heardAt: number;
  latestAt: number;
}

export async function contactOf(
  id: string,
  key: CryptoKey,
): Promise<Contact | undefined> {
  const kept = await keptOf(id);
  return kept?.contact === undefined
    ? undefined
    : opened<Contact>(key, `contact|${id}`, kept.contact);
}

export async function setContact(
  id: string,
  key: CryptoKey,
  contact: Contact,
): Promise<void> {
  const sealed = await seal(key, `contact|${id}`, contact);
  await shelfOf.change(id, (value) => {
    const kept = asKept(value);
    return kept && { ...kept, contact: sealed };
  });
}

async function keptOf(id: string): Promise<Kept | undefined> {
  return asKept(await shelfOf.get(id));
}

/** Older versions kept the sealed view alone. */
function asKept(value: unknown): Kept | undefined {
  if (typeof value === 'string')
    return { view: value, initials: '', usedAt: 0 };
  return value as Kept | undefined;
}

async function opened<T>(
  key: CryptoKey,
  place: string,
  sealed: string,
): Promise<T | undefined> {
  try {
    return (await unseal(key, place, sealed)) as T;
  } catch {
    // Another key than the one it was sealed with: as if nothing were here.
    return undefined;
  }
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  // By code points: an initial outside the first plane must not be cut in two.
  return ends
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 63))
    .join('')
    .toLocaleUpperCase('it');
}
