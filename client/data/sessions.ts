import type { SessionInfo } from '#model/access-protocol.ts';
import { paths } from '#model/phone-protocol.ts';
import { answered, type LocalDeps } from './local-account.ts';

/** The open sessions of this account, this one among them. Rejects as `askLocal`. */
export async function readSessions(
  given: LocalDeps = {},
): Promise<SessionInfo[]> {
  const body = await answered(paths.sessions, undefined, given);
  return (body as { sessions: SessionInfo[] }).sessions;
}

/** Ends one session, or all but this one; `wipe`: the device is to forget what it keeps. Rejects as `askLocal`. */
export async function endSessions(
  which: { id: string } | { others: true },
  wipe: boolean,
  given: LocalDeps = {},
): Promise<void> {
  await answered(paths.endSessions, { ...which, wipe }, given);
}
