/** The name of an account's database: what a device keeps of an account is found by it. */
export function databaseName(account: string): string {
  return `portale-${account}`;
}

/** The name of the shelf of an account's files. */
export function filesName(account: string): string {
  return `portale-files-${account}`;
}
