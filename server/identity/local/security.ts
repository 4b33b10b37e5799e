import type { SecurityView } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { badRequest } from '../../errors.ts';
import { isLong } from './accounts.ts';
import { textOf } from './bodies.ts';
import { isFactorRequired } from './factors.ts';
import { ownerOf, provedUntil } from './owner.ts';
import { leastOf } from './password-least.ts';
import { done, refuseWeak, type Handle } from './route.ts';

/** How the caller's own account is opened. */
export const security: Handle = async (local, ctx) => {
  const { caller, account } = await ownerOf(local, ctx);
  const { username, email, passwordChanged, totp, passkeys, recovery } =
    account;
  const { keys = [] } = account;
  const view: SecurityView = {
    username,
    ...(email !== undefined && { email }),
    passwordChanged,
    least: leastOf(account),
    totp: totp ? { since: totp.since } : null,
    passkeys: passkeys.map(({ id, name, added, used, synced }) => ({
      ...{ id, name, added, synced },
      ...(used !== undefined && { used }),
    })),
    recoveryCodesLeft: recovery.length,
    ...(account.account.role === 'staff' && {
      keys: keys.map(({ id, name, added }) => ({ id, name, added })),
    }),
    factorRequired: isFactorRequired(local, account),
    provedUntil: await provedUntil(local, caller),
  };
  ctx.body = view;
};

/** A new password for the current one (ASVS 6.2.2, 6.2.3). */
export const changePassword: Handle = async (local, ctx) => {
  const { caller, account } = await ownerOf(local, ctx);
  const body = bodyWith(ctx, ['current', 'next', 'endOthers']);
  const current = textOf(body, 'current');
  const next = textOf(body, 'next');
  const { endOthers } = body;
  if (typeof endOthers !== 'boolean')
    throw badRequest('endOthers is a boolean');
  const { username } = account;
  await local.attempts.begin(username, ctx.ip);
  if (!(await local.accounts.proved({ username, password: current })))
    throw new AppError('credentials');
  await local.attempts.succeeded(username, ctx.ip);
  const weak = await local.judge(next, account);
  if (weak ?? current.normalize('NFKC') === next.normalize('NFKC')) {
    const same = { faults: ['same' as const], suggestions: [] };
    const least = leastOf(account);
    refuseWeak(ctx, weak ?? { error: 'weak-password', least, ...same });
    return;
  }
  const passwordHash = await local.passwords.hash(next);
  const changed = await local.accounts.change(account._id, (stands) =>
    stands.passwordChanged === account.passwordChanged
      ? {
          ...stands,
          passwordHash,
          passwordChanged: local.now().toISOString(),
          longPassword: isLong(next),
        }
      : undefined,
  );
  // Changed from elsewhere meanwhile: what was typed as the current one is not any more.
  if (!changed) throw new AppError('credentials');
  if (endOthers)
    await local.endSessions(changed.account.id, { except: caller.session });
  await local.notify(changed, 'password');
  ctx.body = done;
};
