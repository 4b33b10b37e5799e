import type { Proof } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import { texts } from './bodies.ts';
import { noteProof, ownerOf } from './owner.ts';
import { askPasskey, provedByPasskey } from './passkey-answer.ts';
import { ceremonyOf } from './passkey-sign-in.ts';
import type { Handle } from './route.ts';

export const proofByPassword: Handle = async (local, ctx) => {
  const { caller, account } = await ownerOf(local, ctx);
  const { password } = texts(ctx, 'password');
  const { username } = account;
  await local.attempts.begin(username, ctx.ip);
  if (!(await local.accounts.proved({ username, password })))
    throw new AppError('credentials');
  await local.attempts.succeeded(username, ctx.ip);
  const proof: Proof = { provedUntil: await noteProof(local, caller) };
  ctx.body = proof;
};

export const proofOptions: Handle = async (local, ctx) => {
  const { account } = await ownerOf(local, ctx);
  bodyWith(ctx, []);
  ctx.body = await askPasskey(local, 'proof', account);
};

export const proofByPasskey: Handle = async (local, ctx) => {
  const { caller, account } = await ownerOf(local, ctx);
  const body = bodyWith(ctx, ['ceremony', 'response']);
  const ceremony = ceremonyOf(body);
  const proved = await provedByPasskey(
    local,
    'proof',
    ceremony,
    body['response'],
  );
  if (proved._id !== account._id) throw new AppError('wrong-code');
  const proof: Proof = { provedUntil: await noteProof(local, caller) };
  ctx.body = proof;
};
