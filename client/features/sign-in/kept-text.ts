const prefix = 'portale-door:';

/**
 * What is typed outside of an account, where there are no drafts: kept in this window at every letter, so that a
 * reload or a change of language takes nothing. Never a password.
 */
export const keptText = {
  read(name: string): string {
    return sessionStorage.getItem(prefix + name) ?? '';
  },
  write(name: string, text: string): void {
    sessionStorage.setItem(prefix + name, text);
  },
  drop(...names: readonly string[]): void {
    for (const name of names) sessionStorage.removeItem(prefix + name);
  },
};
