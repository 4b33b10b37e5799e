import type {
  FactorAdded,
  RecoveryCodes,
  TotpSetup,
} from '#model/local-protocol.ts';
import { AppError, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { hasSecondFactor, type LocalAccount } from './account.ts';
import { texts } from './bodies.ts';
import { addFactor, removeFactor } from './factors.ts';
import { provedOwnerOf } from './owner.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import type { Local } from './parts.ts';
import { done, type Handle } from './route.ts';
import { newTotpSecret, totpCounter, totpUri } from './totp.ts';

/** A secret for the app; nothing changes until a code has shown that the app has it. */
export const totpBegin: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  bodyWith(ctx, []);
  const secret = newTotpSecret();
  const sealed = local.seal.seal(secret);
  const changed = await local.accounts.change(account._id, (stands) => ({
    ...stands,
    totpSetup: { sealed, until: local.now().getTime() + 600_000 },
  }));
  if (!changed) throw notFound();
  const issuer = `Portale Genitori (${local.comune.name})`;
  const setup: TotpSetup = {
    secret,
    uri: totpUri(secret, issuer, account.username),
  };
  ctx.body = setup;
};

/** The app that is set up takes the place of a former one. */
export const totpConfirm: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  const { code } = texts(ctx, 'code');
  const who = `setup|${account.account.id}`;
  await local.codeAttempts.begin(who, ctx.ip);
  const added = await addFactor(local, account, (stands) =>
    withTotp(local, stands, code),
  );
  if (!added) throw new AppError('wrong-code');
  await local.codeAttempts.succeeded(who, ctx.ip);
  await local.notify(added.account, 'totpAdded');
  const { ok, recoveryCodes } = added;
  const answer: FactorAdded = { ok, ...(recoveryCodes && { recoveryCodes }) };
  ctx.body = answer;
};

export const totpRemove: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  bodyWith(ctx, []);
  const changed = await removeFactor(local, account._id, (stands) => {
    const { totp, ...rest } = stands;
    return totp && rest;
  });
  if (!changed) throw notFound();
  await local.notify(changed, 'totpRemoved');
  ctx.body = done;
};

export const recoveryRenew: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  bodyWith(ctx, []);
  const { codes, kept } = await newRecoveryCodes(local.passwords);
  const changed = await local.accounts.change(account._id, (stands) =>
    hasSecondFactor(stands) ? { ...stands, recovery: kept } : undefined,
  );
  if (!changed) throw notFound();
  await local.notify(changed, 'recoveryRenewed');
  const answer: RecoveryCodes = { recoveryCodes: codes };
  ctx.body = answer;
};

function withTotp(
  { seal, now }: Local,
  { totpSetup, ...stands }: LocalAccount,
  code: string,
): LocalAccount | undefined {
  if (!totpSetup || totpSetup.until <= now().getTime()) return undefined;
  const { sealed } = totpSetup;
  const secret = seal.open(sealed);
  const last = secret ? totpCounter(secret, code, now()) : undefined;
  return last === undefined
    ? undefined
    : { ...stands, totp: { sealed, since: now().toISOString(), last } };
}
