import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { FactorAdded } from '#model/local-protocol.ts';
import { AppError, badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import type { LocalAccount, StoredPasskey } from './account.ts';
import { labelOf, textOf, texts } from './bodies.ts';
import { answered, askFor, fiveMinutes } from './ceremonies.ts';
import { addFactor, removeFactor } from './factors.ts';
import { ownerOf, provedOwnerOf } from './owner.ts';
import type { Local } from './parts.ts';
import { passkeyPointerId, type PasskeyPointer } from './passkey-answer.ts';
import { ceremonyOf } from './passkey-sign-in.ts';
import { relyingParty } from './relying-party.ts';
import { done, type Handle } from './route.ts';

const most = 10;

export const passkeyOptions: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  bodyWith(ctx, []);
  const { rpID } = relyingParty(local.origin());
  const options = await generateRegistrationOptions({
    rpName: `Portale Genitori, ${local.comune.name}`,
    rpID,
    userName: account.username,
    userDisplayName: account.account.name,
    userID: Uint8Array.from(Buffer.from(account.userHandle, 'base64url')),
    attestationType: 'none',
    timeout: fiveMinutes,
    // Kept on the authenticator, so that it can sign in without a user name.
    authenticatorSelection: {
      residentKey: 'required',
      userVerification: 'required',
    },
    excludeCredentials: account.passkeys.map(({ id, transports }) => ({
      id,
      transports: transports as AuthenticatorTransport[],
    })),
  });
  const { challenge } = options;
  const asked = { use: 'add', challenge, account: account._id } as const;
  ctx.body = askFor(local, asked, options);
};

export const passkeyAdd: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  const body = bodyWith(ctx, ['ceremony', 'response', 'name']);
  const name = labelOf(textOf(body, 'name'));
  const asked = await answered(local, ceremonyOf(body), 'add');
  if (asked.account !== account._id) throw new AppError('wrong-code');
  const response = body['response'] as RegistrationResponseJSON;
  const passkey = await verifyNew(local, asked.challenge, response, name);
  const pointer: PasskeyPointer = {
    _id: passkeyPointerId(passkey.id),
    type: 'passkey',
    account: account._id,
  };
  // A credential that is some account's already must not open this one too.
  if ((await local.portal.put(pointer)) === undefined)
    throw new AppError('wrong-code');
  const added = await addFactor(local, account, (stands) =>
    stands.passkeys.length < most
      ? { ...stands, passkeys: [...stands.passkeys, passkey] }
      : undefined,
  );
  if (!added) throw badRequest('too many passkeys');
  await local.notify(added.account, 'passkeyAdded');
  const { ok, recoveryCodes } = added;
  const answer: FactorAdded = { ok, ...(recoveryCodes && { recoveryCodes }) };
  ctx.body = answer;
};

export const passkeyRename: Handle = async (local, ctx) => {
  const { account } = await ownerOf(local, ctx);
  const { id, name: given } = texts(ctx, 'id', 'name');
  const name = labelOf(given);
  const changed = await local.accounts.change(account._id, (stands) =>
    has(stands, id)
      ? {
          ...stands,
          passkeys: stands.passkeys.map((one) =>
            one.id === id ? { ...one, name } : one,
          ),
        }
      : undefined,
  );
  if (!changed) throw notFound();
  ctx.body = done;
};

export const passkeyRemove: Handle = async (local, ctx) => {
  const account = await provedOwnerOf(local, ctx);
  const { id } = texts(ctx, 'id');
  const changed = await removeFactor(local, account._id, (stands) =>
    has(stands, id)
      ? { ...stands, passkeys: stands.passkeys.filter((one) => one.id !== id) }
      : undefined,
  );
  if (!changed) throw notFound();
  const pointer = await local.portal.get(passkeyPointerId(id));
  if (pointer) await local.portal.remove(pointer);
  await local.notify(changed, 'passkeyRemoved');
  ctx.body = done;
};

async function verifyNew(
  { origin, now }: Local,
  expectedChallenge: string,
  response: RegistrationResponseJSON,
  name: string,
): Promise<StoredPasskey> {
  const { expectedOrigin, rpID } = relyingParty(origin());
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin,
      expectedRPID: rpID,
      requireUserVerification: true,
    });
    if (verified) {
      const { credential, credentialBackedUp, credentialDeviceType } =
        registrationInfo;
      return {
        id: credential.id,
        name,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
        synced: credentialBackedUp,
        syncable: credentialDeviceType === 'multiDevice',
        added: now().toISOString(),
      };
    }
  } catch {
    // The library says what is wrong by throwing; who asks learns only that it is.
  }
  throw new AppError('wrong-code');
}

function has({ passkeys }: LocalAccount, id: string): boolean {
  return passkeys.some((one) => one.id === id);
}
