import { createHash } from 'node:crypto';
import type { Documents } from '../couch/documents.ts';
import type { Identity, IdentityProvider } from './identity-provider.ts';
import type { Passwords } from './passwords.ts';

export interface Credentials {
  username: string;
  password: string;
}

/** An account of the `portal` database: the password's hash, and who it lets in. */
interface LocalAccount extends Identity {
  _id: string;
  type: 'localAccount';
  passwordHash: string;
}

export interface LocalAccounts extends IdentityProvider<Credentials> {
  /** False when somebody has that name already. */
  create(credentials: Credentials, identity: Identity): Promise<boolean>;
  has(username: string): Promise<boolean>;
  /** Who the account lets in as it stands now, for whom a password has proved before; undefined when it is gone. */
  identityOf(username: string): Promise<Identity | undefined>;
}

/** User name and password, for the demo and for whom SPID and CIE cannot serve. */
export function localAccounts(
  portal: Documents,
  passwords: Passwords,
): LocalAccounts {
  return {
    name: 'local',
    async identify({ username, password }, signal) {
      const found = await portal.get<LocalAccount>(idOf(username), signal);
      const fits = await passwords.verify(found?.passwordHash, password);
      return fits && found
        ? { account: found.account, roles: found.roles }
        : undefined;
    },
    async create({ username, password }, { account, roles }) {
      const doc: LocalAccount = {
        _id: idOf(username),
        type: 'localAccount',
        account,
        roles,
        passwordHash: await passwords.hash(password),
      };
      return (await portal.put(doc)) !== undefined;
    },
    has: async (username) => (await portal.get(idOf(username))) !== undefined,
    async identityOf(username) {
      const found = await portal.get<LocalAccount>(idOf(username));
      return found && { account: found.account, roles: found.roles };
    },
  };
}

/** Names are told apart neither by case nor by how a letter's accent is encoded; hashed, they are safe as ids and in logs. */
function idOf(username: string): string {
  const name = username.trim().normalize('NFKC').toLowerCase();
  return `local:${createHash('sha256').update(name).digest('hex')}`;
}
