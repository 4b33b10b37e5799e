import { AppError, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { identityId } from '../binding/logins.ts';
import { accountRemoved } from './letters.ts';
import { pointersTo } from './move-account.ts';
import { provedOwnerOf } from './owner.ts';
import { done, type Handle } from './route.ts';

/**
 * Takes an account away with all that opens it: its passkeys, its tie to a household and its sessions. What its owner
 * wrote to the Comune is the Comune's record and stays, as does the registry's entry. Staff accounts are the office's.
 */
export const removeAccount: Handle = async (local, ctx) => {
  const { portal, mail, now } = local;
  const account = await provedOwnerOf(local, ctx);
  const { session } = await local.callerOf(ctx);
  bodyWith(ctx, []);
  const { id, role } = account.account;
  if (role === 'staff') throw notFound();
  // Changed meanwhile, perhaps by who has just shut somebody else out: it is asked for anew.
  if (!(await portal.remove(account))) throw new AppError('too-busy');
  const tie = identityId({ scheme: 'local', issuer: 'local', subject: id });
  for (const one of [...pointersTo(account), tie]) {
    const stored = await portal.get(one);
    if (stored) await portal.remove(stored);
  }
  // This device clears itself, and would take the wish for somebody else's doing.
  await local.endSessions(id, { except: session, wipe: true });
  await local.endSessions(id);
  await mail.send(account.email, accountRemoved(now()));
  ctx.body = done;
};
