import { CouchError } from '../http/errors.ts';

const legal = /^[a-z][a-z0-9_$()+/-]{0,237}$/;
const system = new Set(['_users', '_replicator', '_global_changes']);

/** 400 illegal_database_name, in CouchDB's words. */
export function requireLegalName(name: string): void {
  if (legal.test(name) || system.has(name)) return;
  throw new CouchError(
    400,
    'illegal_database_name',
    `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
  );
}

/** One folder per database: '/' and '+' cannot leave the data folder or meet another name. */
export function folderOf(name: string): string {
  return encodeURIComponent(name);
}

export function nameOf(folder: string): string | undefined {
  try {
    return decodeURIComponent(folder);
  } catch {
    return undefined;
  }
}
