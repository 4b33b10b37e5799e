/** Set while a session that was left without network still has to be ended; says nothing of whose it was. */
const name = 'portale-revoke-later';

export const revokeNote = {
  is: (): boolean => localStorage.getItem(name) !== null,
  put(): void {
    localStorage.setItem(name, '1');
  },
  drop(): void {
    localStorage.removeItem(name);
  },
};
