import { bodyWith } from '../../middleware/json-body.ts';
import { AppError } from '../../errors.ts';
import { textOf } from './bodies.ts';
import {
  askPasskey,
  credentialIdOf,
  provedByPasskey,
} from './passkey-answer.ts';
import type { Handle } from './route.ts';
import { signIn } from './sign-in.ts';

/** Without a password before: any passkey of this portal on the device, which names its account itself. */
export const passkeySignInOptions: Handle = async (local, ctx) => {
  const { secondStep } = bodyWith(ctx, ['secondStep']);
  if (secondStep === undefined) {
    ctx.body = await askPasskey(local, 'sign-in');
    return;
  }
  const step = await local.steps.look(secondStep);
  const account = step && (await local.accounts.at(step.content.account));
  if (!account) throw new AppError('link-over');
  ctx.body = await askPasskey(local, 'sign-in', account);
};

/** The device and what unlocks it are two factors: level 2, with or without a password before. */
export const passkeySignIn: Handle = async (local, ctx) => {
  const body = bodyWith(ctx, ['ceremony', 'response']);
  const ceremony = ceremonyOf(body);
  const { response } = body;
  const who = `passkey|${credentialIdOf(response)}`;
  await local.attempts.begin(who, ctx.ip);
  const account = await provedByPasskey(local, 'sign-in', ceremony, response);
  await local.attempts.succeeded(who, ctx.ip);
  await signIn(local, ctx, account, 2);
};

/** Sealed, and so longer than a text that people type. */
export function ceremonyOf(body: Record<string, unknown>): string {
  const { ceremony } = body;
  if (typeof ceremony === 'string' && ceremony.length <= 1000) return ceremony;
  return textOf(body, 'ceremony');
}
