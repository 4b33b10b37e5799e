import { randomBytes } from 'node:crypto';
import { passwordLength } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import type { Documents, Stored } from '../../couch/documents.ts';
import type { Identity, IdentityProvider } from '../identity-provider.ts';
import type { Passwords } from '../passwords.ts';
import { accountIdOf, type LocalAccount, type Owner } from './account.ts';

export interface Credentials {
  username: string;
  password: string;
}

/** The pointer of an account, which other files move and remove with it. */
export function pointerId(subject: string): string {
  return `localId:${subject}`;
}

/** From the account's own id, which sessions and claims carry, to its document. */
export interface Pointer {
  _id: string;
  type: 'localId';
  account: string;
}

export type Kept = LocalAccount & Stored;

export interface LocalAccounts extends IdentityProvider<Credentials> {
  /** False when somebody has that name already. `owner.email` must have been verified. */
  create(
    credentials: Credentials,
    identity: Identity,
    owner?: Owner,
  ): Promise<boolean>;
  has(username: string): Promise<boolean>;
  /** Who the account lets in as it stands now, for whom a password has proved before; undefined when it is gone. */
  identityOf(username: string): Promise<Identity | undefined>;
  /** The account whose password this is. It takes as long for a name that nobody has. */
  proved(
    credentials: Credentials,
    signal?: AbortSignal,
  ): Promise<Kept | undefined>;
  find(username: string): Promise<Kept | undefined>;
  /** By the id of its document. */
  at(_id: string): Promise<Kept | undefined>;
  /** By `subject` of its claims. */
  ofSubject(subject: string): Promise<Kept | undefined>;
  /**
   * Writes what `edit` makes of the account as it stands; undefined, when `edit` gave that up or the account is gone.
   * `edit` runs again when another writer came first.
   */
  change(
    _id: string,
    edit: (stands: Kept) => LocalAccount | undefined,
  ): Promise<LocalAccount | undefined>;
}

const attempts = 6;

/** User name and password, for the demo and for whom SPID and CIE cannot serve. */
export function localAccounts(
  portal: Documents,
  passwords: Passwords,
  now: () => Date,
): LocalAccounts {
  const find = (username: string, signal?: AbortSignal) =>
    portal.get<LocalAccount>(accountIdOf(username), signal);
  async function proved(
    { username, password }: Credentials,
    signal?: AbortSignal,
  ): Promise<Kept | undefined> {
    const found = await find(username, signal);
    const fits = await passwords.verify(found?.passwordHash, password);
    return fits ? found : undefined;
  }
  return {
    name: 'local',
    proved,
    find,
    at: (_id) => portal.get<LocalAccount>(_id),
    async identify(credentials, signal) {
      const found = await proved(credentials, signal);
      return found && { account: found.account, roles: found.roles };
    },
    async create({ username, password }, { account, roles }, owner) {
      const doc: LocalAccount = {
        _id: accountIdOf(username),
        type: 'localAccount',
        username: username.trim(),
        ...owner,
        account,
        roles,
        passwordHash: await passwords.hash(password),
        passwordChanged: now().toISOString(),
        longPassword: isLong(password),
        userHandle: randomBytes(32).toString('base64url'),
        passkeys: [],
        recovery: [],
      };
      if (await portal.get(doc._id)) return false;
      const pointer: Pointer = {
        _id: pointerId(account.id),
        type: 'localId',
        account: doc._id,
      };
      // First, so that no account is ever without; one that leads nowhere does no harm.
      await portal.put(pointer);
      return (await portal.put(doc)) !== undefined;
    },
    has: async (username) => (await find(username)) !== undefined,
    async identityOf(username) {
      const found = await find(username);
      return found && { account: found.account, roles: found.roles };
    },
    async ofSubject(subject) {
      const pointer = await portal.get<Pointer>(pointerId(subject));
      return pointer && portal.get<LocalAccount>(pointer.account);
    },
    async change(_id, edit) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const stands = await portal.get<LocalAccount>(_id);
        const next = stands && edit(stands);
        if (!next) return undefined;
        if ((await portal.put(next)) !== undefined) return next;
      }
      throw new AppError('too-busy');
    },
  };
}

/** In characters as people count them, not in UTF-16 units. */
export function isLong(password: string): boolean {
  return Array.from(password).length >= passwordLength.alone;
}
