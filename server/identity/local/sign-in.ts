import type { Context } from 'koa';
import type { SecondStep, SecondStepView } from '#model/local-protocol.ts';
import type { Level } from '#model/access-protocol.ts';
import { AppError, badRequest } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { gone } from '../../middleware/gone.ts';
import { hasSecondFactor, type LocalAccount } from './account.ts';
import { textOf, texts } from './bodies.ts';
import { claimsOf } from './claims-of.ts';
import type { Local } from './parts.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import type { Handle } from './route.ts';
import { takeTotp } from './totp.ts';

const fiveMinutes = 300_000;
/** Wrong codes upon one password. */
const mostMisses = 5;

/** User name and password; what more the account wants is asked for in a second step. */
export const login: Handle = async (local, ctx) => {
  const { accounts, attempts, steps } = local;
  const body = bodyWith(ctx, ['username', 'password', 'strong']);
  const credentials = {
    username: textOf(body, 'username'),
    password: textOf(body, 'password'),
  };
  const { strong = false } = body;
  if (typeof strong !== 'boolean') throw badRequest('strong is a boolean');
  await attempts.begin(credentials.username, ctx.ip);
  const account = await accounts.proved(credentials, gone(ctx.res));
  if (!account) throw new AppError('credentials');
  await attempts.succeeded(credentials.username, ctx.ip);
  if (!hasSecondFactor(account)) {
    if (strong) throw new AppError('strong-needed');
    await signIn(local, ctx, account, 1);
    return;
  }
  const { token, until } = await steps.issue(
    { account: account._id },
    fiveMinutes,
  );
  const view: SecondStepView = {
    secondStep: { token, ways: stepsOf(account), until },
  };
  ctx.body = view;
};

/** A code of the authenticator app or of the ten on paper. A passkey goes its own way, see passkey-sign-in.ts. */
export const secondStep: Handle = async (local, ctx) => {
  const { accounts, codeAttempts, steps } = local;
  const { token, code } = texts(ctx, 'token', 'code');
  const step = await steps.look(token);
  const account = step && (await accounts.at(step.content.account));
  if (!account) throw new AppError('link-over');
  const who = `code|${account.account.id}`;
  await codeAttempts.begin(who, ctx.ip);
  const digits = code.replaceAll(/\s/g, '');
  const byApp = /^\d{6}$/.test(digits);
  const fits = byApp
    ? await takeTotp(local, account, digits)
    : await takeRecoveryCode(local, account, code);
  if (!fits) {
    if (!(await steps.missed(token, mostMisses)))
      await local.notify(account, 'wrongCodes');
    throw new AppError('wrong-code');
  }
  // Spent last: a code that was mistyped costs no password, and one step opens one session.
  if (!(await steps.take(token))) throw new AppError('link-over');
  await codeAttempts.succeeded(who, ctx.ip);
  if (!byApp) await local.notify(account, 'recoveryUsed');
  await signIn(local, ctx, account, 2);
};

export async function signIn(
  { openSession, now }: Local,
  ctx: Context,
  account: LocalAccount,
  level: Level,
): Promise<void> {
  const claims = claimsOf(account, level, now().toISOString());
  const { roles } = account;
  ctx.body = await openSession(ctx, claims, {
    account: account.account,
    roles,
  });
}

function stepsOf({ passkeys, totp, recovery }: LocalAccount): SecondStep[] {
  return [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(totp ? (['totp'] as const) : []),
    ...(recovery.length > 0 ? (['recovery'] as const) : []),
  ];
}
