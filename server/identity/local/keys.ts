import { randomUUID } from 'node:crypto';
import type { NewKey } from '#model/local-protocol.ts';
import type { Context } from 'koa';
import { badRequest, notFound } from '../../errors.ts';
import { hashSecret, isSecret, newSecret, sameHash } from '../hash-secret.ts';
import type { LocalAccount } from './account.ts';
import type { Kept } from './accounts.ts';
import { labelOf, texts } from './bodies.ts';
import { provedOwnerOf } from './owner.ts';
import type { Local } from './parts.ts';
import { done, type Handle } from './route.ts';

/** Says of itself what it is: to whoever finds one in a file, and to the door it opens. */
const mark = 'chiave-';
const most = 10;

export const keyAdd: Handle = async (local, ctx) => {
  const account = await staffOwnerOf(local, ctx);
  const name = labelOf(texts(ctx, 'name').name);
  const secret = newSecret();
  const answer: NewKey = { id: randomUUID(), key: mark + secret };
  const added = local.now().toISOString();
  const key = { id: answer.id, name, hash: hashSecret(secret), added };
  const changed = await local.accounts.change(account._id, (stands) =>
    keysOf(stands).length < most
      ? { ...stands, keys: [...keysOf(stands), key] }
      : undefined,
  );
  if (!changed) throw badRequest('too many keys');
  await local.notify(changed, 'keyAdded');
  ctx.body = answer;
};

export const keyRemove: Handle = async (local, ctx) => {
  const account = await staffOwnerOf(local, ctx);
  const { id } = texts(ctx, 'id');
  const changed = await local.accounts.change(account._id, (stands) =>
    keysOf(stands).some((one) => one.id === id)
      ? { ...stands, keys: keysOf(stands).filter((one) => one.id !== id) }
      : undefined,
  );
  if (!changed) throw notFound();
  await local.notify(changed, 'keyRemoved');
  ctx.body = done;
};

/** True for what can only be a key. */
export function isKey(password: string): boolean {
  return password.startsWith(mark) && isSecret(password.slice(mark.length));
}

export function fitsKey(account: LocalAccount, key: string): boolean {
  const hash = hashSecret(key.slice(mark.length));
  return keysOf(account).some((one) => sameHash(one.hash, hash));
}

/** @throws AppError 'not-found' for parents, beside those of provedOwnerOf */
async function staffOwnerOf(local: Local, ctx: Context): Promise<Kept> {
  const account = await provedOwnerOf(local, ctx);
  if (account.account.role !== 'staff') throw notFound();
  return account;
}

function keysOf({ keys = [] }: LocalAccount) {
  return keys;
}
