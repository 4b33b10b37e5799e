/** Who a request comes from, CouchDB's userCtx. */
export interface User {
  /** Null for an anonymous request. */
  name: string | null;
  roles: readonly string[];
  /** How it was proven; null when anonymous. */
  by: 'default' | 'jwt' | null;
}

export const anonymous: User = { name: null, roles: [], by: null };

/**
 * A token whose roles name `_admin` makes a server admin here, as in CouchDB: whoever signs tokens
 * must make that impossible (the portal does, by minting one role from a fixed pattern).
 */
export function isServerAdmin(user: User): boolean {
  return user.roles.includes('_admin');
}
