import type { Documents } from '../../couch/documents.ts';
import { AppError } from '../../errors.ts';
import { provedUntil } from '../local/owner.ts';
import { needsStrong } from './needs-strong.ts';
import type { Session } from './session.ts';

/** @throws AppError 'proof-needed' | 'strong-needed' when whoever holds the session is to show again who they are */
export type RefuseUnproved = (session: Session) => Promise<void>;

/**
 * Whoever would shut others out must have authenticated again (ASVS 7.5.2): at level 2 in the last 12 hours, or with a
 * local account by its password in the last 10 minutes. Whoever has lost a phone has just signed in on another.
 */
export function refuseUnprovedIn(
  portal: Documents,
  now: () => Date,
): RefuseUnproved {
  return async (session) => {
    if (!needsStrong(session, now())) return;
    if (session.by !== 'local') throw new AppError('strong-needed');
    const { _id, local, created } = session;
    const caller = { session: _id, subject: local, at: created };
    if (!(await provedUntil({ portal, now }, caller)))
      throw new AppError('proof-needed');
  };
}
