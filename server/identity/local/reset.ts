import { linkPages, type LinkView } from '#model/local-protocol.ts';
import { AppError, badRequest } from '../../errors.ts';
import { isLong } from './accounts.ts';
import { texts } from './bodies.ts';
import { resetPassword } from './letters.ts';
import type { LinkContent, Local } from './parts.ts';
import { leastOf } from './password-least.ts';
import { countWeak } from './one-time.ts';
import { done, refuseWeak, type Handle } from './route.ts';

const halfHour = 1_800_000;

/** Writes a link to the account's owner. For a name that nobody has, the same work is done and no mail leaves. */
export const forgot: Handle = async (local, ctx) => {
  const { accounts, attempts, links, mail, origin } = local;
  const username = texts(ctx, 'email').email.trim();
  await attempts.begin(`forgot|${username}`, ctx.ip);
  const found = await accounts.find(username);
  const content: LinkContent = {
    username,
    ...(found && {
      account: found._id,
      passwordChanged: found.passwordChanged,
      ...(found.email !== undefined && { email: found.email }),
    }),
  };
  const { token, until } = await links.reset.issue(content, halfHour);
  const letter = resetPassword(`${origin()}${linkPages.reset}#${token}`);
  const allowed = await local.allowed(username);
  await mail.send(allowed ? found?.email : undefined, letter, until);
  ctx.body = done;
};

/** What a link is for, without spending it: programs that open the links of mails do not spend it either. */
export const link: Handle = async (local, ctx) => {
  const { kind, token } = texts(ctx, 'kind', 'token');
  if (kind !== 'register' && kind !== 'reset')
    throw badRequest('kind is register or reset');
  const found = await local.links[kind].look(token);
  if (!found) throw new AppError('link-over');
  const account = kind === 'reset' && (await accountBehind(local, token));
  const view: LinkView = {
    email: found.content.username,
    until: found.until,
    least: leastOf(account || {}),
  };
  ctx.body = view;
};

/** A new password, and every session ended: whoever had the old one is out. Nobody is signed in by a link. */
export const reset: Handle = async (local, ctx) => {
  const { accounts, attempts, links, passwords, now } = local;
  const { token, password } = texts(ctx, 'token', 'password');
  const account = await accountBehind(local, token);
  const weak = await local.judge(password, account);
  if (weak) {
    await countWeak(links.reset, token);
    refuseWeak(ctx, weak);
    return;
  }
  if (!(await links.reset.take(token))) throw new AppError('link-over');
  const passwordHash = await passwords.hash(password);
  const changed = await accounts.change(account._id, (stands) =>
    // A password that was changed meanwhile has made every link of before void.
    stands.passwordChanged === account.passwordChanged
      ? {
          ...stands,
          passwordHash,
          passwordChanged: now().toISOString(),
          longPassword: isLong(password),
        }
      : undefined,
  );
  if (!changed) throw new AppError('link-over');
  await local.endSessions(changed.account.id);
  await attempts.succeeded(changed.username, ctx.ip);
  await local.notify(changed, 'reset');
  ctx.body = { username: changed.username };
};

/** @throws AppError 'link-over' */
async function accountBehind({ accounts, links }: Local, token: string) {
  const found = await links.reset.look(token);
  const { account: id, passwordChanged, email } = found?.content ?? {};
  const account = id === undefined ? undefined : await accounts.at(id);
  if (account?.passwordChanged !== passwordChanged || !account)
    throw new AppError('link-over');
  if (account.email !== email) throw new AppError('link-over');
  return account;
}
