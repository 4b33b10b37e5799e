import type { SessionView } from '#model/phone-protocol.ts';
import type { Config } from '../../config.ts';
import type { Documents, DocumentsOf } from '../../couch/documents.ts';
import type { Mail } from '../../mail/mail.ts';
import { AppError } from '../../errors.ts';
import { attemptsIn, type Attempts } from '../attempts.ts';
import { loginKey } from '../binding/login-key.ts';
import type { Claims } from '../claims.ts';
import { currentSession, type CurrentDeps } from '../current-session.ts';
import type { Identity } from '../identity-provider.ts';
import { openSession } from '../open-session.ts';
import type { Passwords } from '../passwords.ts';
import { parentOf } from '../membership.ts';
import type { Way } from '../way.ts';
import type { LocalAccounts } from './accounts.ts';
import { localWay } from './local-way.ts';

interface Parts extends CurrentDeps {
  config: Config;
  portal: Documents;
  documents: DocumentsOf;
  accounts: LocalAccounts;
  passwords: Passwords;
  attempts: Attempts;
  mail: Mail;
  /** Where browsers reach the portal. */
  origin: () => string;
  comune: SessionView['comune'];
  /** Whom an onboarding code has tied the account's login to; undefined when none has. */
  tied: (claims: Claims) => Promise<Identity | undefined>;
}

/** Seconds that a code's owner may have to wait: whoever tries codes knows the password already. */
const longestForCodes = 3600;

/** Accounts of our own, upon the portal's sessions. */
export function localWayFrom(parts: Parts): Way {
  const { config, portal, sessions, membership, origin, now } = parts;
  return localWay({
    ...parts,
    codeAttempts: attemptsIn(
      portal,
      config.PEPPER,
      () => now().getTime(),
      longestForCodes,
    ),
    secret: config.PEPPER,
    registration: config.LOCAL_REGISTRATION || config.PORTAL_DEMO,
    factorsOptional: config.PORTAL_DEMO,
    origin,
    async openSession(ctx, claims, given) {
      const identity = (await identityNow(parts, claims, given)) ?? given;
      const parent = parentOf(identity.account);
      // Whoever has left the household has nothing to enter, and is told no more than with a wrong password.
      if (parent && !(await membership(parent)))
        throw new AppError('credentials');
      return openSession(parts, ctx, claims, identity);
    },
    async callerOf(ctx) {
      const { _id, local, created } = await currentSession(parts, ctx);
      return { session: _id, subject: local, at: created };
    },
    async endSessions(subject, { except, wipe = false } = {}) {
      const login = loginKey({ scheme: 'local', issuer: 'local', subject });
      for (const { _id } of await sessions.byLogin(login))
        if (_id !== except) await sessions.end(_id, { wipe });
    },
  });
}

/** An account that the office tied to nobody may have been tied by a code since. */
async function identityNow(
  { tied }: Parts,
  claims: Claims,
  { account }: Identity,
): Promise<Identity | undefined> {
  return account.role === 'parent' && account.person === undefined
    ? tied(claims)
    : undefined;
}
