import type { NewAddress } from '#model/local-protocol.ts';
import { newAddressPage } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import { sameName } from './account.ts';
import { emailOf, texts } from './bodies.ts';
import { addressTaken, confirmNewAddress, noticeOf } from './letters.ts';
import { moveAccount } from './move-account.ts';
import { provedOwnerOf } from './owner.ts';
import { done, type Handle } from './route.ts';

const hour = 3_600_000;

/**
 * Writes to the new address, from where it is confirmed, and to the one that stands. What is answered is the same when
 * somebody else has the new one: only its owner's mail says so.
 */
export const emailAsk: Handle = async (local, ctx) => {
  const { accounts, attempts, addresses, mail, origin } = local;
  const account = await provedOwnerOf(local, ctx);
  const email = emailOf(texts(ctx, 'email').email);
  await attempts.begin(`email|${account.account.id}`, ctx.ip);
  const { email: former, username } = account;
  const taken =
    sameName(email) !== sameName(username) && (await accounts.has(email));
  const { token, until } = await addresses.issue(
    { account: account._id, email, ...(former !== undefined && { former }) },
    hour,
  );
  const letter = taken
    ? addressTaken()
    : confirmNewAddress(`${origin()}${newAddressPage}#${token}`);
  const allowed = await local.allowed(email);
  await mail.send(allowed ? email : undefined, letter, until);
  await local.notify(account, 'emailAsked');
  ctx.body = done;
};

/** Void once the address has been changed by another link; the former address hears of it. */
export const emailConfirm: Handle = async (local, ctx) => {
  const { accounts, addresses, mail, origin, now } = local;
  const { token } = texts(ctx, 'token');
  const found = await addresses.look(token);
  const { account: id, email, former } = found?.content ?? {};
  const account = id === undefined ? undefined : await accounts.at(id);
  if (!account || email === undefined || account.email !== former)
    throw new AppError('link-over');
  if (!(await addresses.take(token))) throw new AppError('link-over');
  const moved = await moveAccount(local, account, email);
  if (!moved) throw new AppError('link-over');
  const href = `${origin()}/password-dimenticata`;
  await mail.send(former, noticeOf('emailChanged', now(), href));
  const answer: NewAddress = { email, username: moved.username };
  ctx.body = answer;
};
