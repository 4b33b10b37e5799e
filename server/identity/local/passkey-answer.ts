import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
} from '@simplewebauthn/server';
import type { Ceremony } from '#model/local-protocol.ts';
import { isRecord } from '#model/check.ts';
import { AppError } from '../../errors.ts';
import { hashSecret } from '../hash-secret.ts';
import type { LocalAccount, StoredPasskey } from './account.ts';
import type { Kept } from './accounts.ts';
import { answered, askFor, fiveMinutes, type Asked } from './ceremonies.ts';
import type { Local } from './parts.ts';
import { relyingParty } from './relying-party.ts';

/** From a passkey to the account it opens. */
export interface PasskeyPointer {
  _id: string;
  type: 'passkey';
  account: string;
}

export function passkeyPointerId(credential: string): string {
  return `passkey:${hashSecret(credential)}`;
}

/** What an authenticator is to sign; with an account only that account's passkeys will do. */
export async function askPasskey(
  local: Local,
  use: Exclude<Asked['use'], 'add'>,
  account?: LocalAccount,
): Promise<Ceremony> {
  const { rpID } = relyingParty(local.origin());
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
    timeout: fiveMinutes,
    allowCredentials: (account?.passkeys ?? []).map(({ id, transports }) => ({
      id,
      transports: transports as AuthenticatorTransport[],
    })),
  });
  const { challenge } = options;
  const asked = { use, challenge, ...(account && { account: account._id }) };
  return askFor(local, asked, options);
}

/** The account whose passkey has answered. @throws AppError 'wrong-code' | 'link-over' */
export async function provedByPasskey(
  local: Local,
  use: Exclude<Asked['use'], 'add'>,
  ceremony: string,
  response: unknown,
): Promise<LocalAccount> {
  const asked = await answered(local, ceremony, use);
  const id = credentialIdOf(response);
  const pointer = await local.portal.get<PasskeyPointer>(passkeyPointerId(id));
  const account = pointer && (await local.accounts.at(pointer.account));
  const passkey = account?.passkeys.find((one) => one.id === id);
  if (!account || !passkey) throw new AppError('wrong-code');
  if (asked.account !== undefined && asked.account !== account._id)
    throw new AppError('wrong-code');
  const used = await verifyAnswer(
    local,
    asked.challenge,
    response as AuthenticationResponseJSON,
    account,
    passkey,
  );
  const changed = await local.accounts.change(account._id, (stands) => {
    const now = stands.passkeys.find((one) => one.id === id);
    return now && isNext(now.counter, used.counter)
      ? {
          ...stands,
          passkeys: stands.passkeys.map((one) => (one.id === id ? used : one)),
        }
      : undefined;
  });
  if (!changed) throw new AppError('wrong-code');
  return changed;
}

/** As it names itself. @throws AppError 'wrong-code' */
export function credentialIdOf(response: unknown): string {
  const id = isRecord(response) ? response['id'] : undefined;
  if (typeof id === 'string') return id;
  throw new AppError('wrong-code');
}

async function verifyAnswer(
  { origin, now }: Local,
  expectedChallenge: string,
  response: AuthenticationResponseJSON,
  { userHandle }: Kept,
  passkey: StoredPasskey,
): Promise<StoredPasskey> {
  const { expectedOrigin, rpID } = relyingParty(origin());
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse(
      {
        response,
        expectedChallenge,
        expectedOrigin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id: passkey.id,
          publicKey: Uint8Array.from(
            Buffer.from(passkey.publicKey, 'base64url'),
          ),
          counter: passkey.counter,
        },
      },
    );
    const named = response.response.userHandle;
    const { newCounter, credentialBackedUp, credentialDeviceType } =
      authenticationInfo;
    const syncable = credentialDeviceType === 'multiDevice';
    const fits =
      (named === undefined || named === userHandle) &&
      syncable === passkey.syncable;
    if (verified && fits)
      return {
        ...passkey,
        counter: newCounter,
        synced: credentialBackedUp,
        used: now().toISOString(),
      };
  } catch {
    // The library says what is wrong by throwing; who asks learns only that it is.
  }
  throw new AppError('wrong-code');
}

/** Counters grow, or the authenticator keeps none; one that does not is a copy's (WebAuthn 3 §6.1.1). */
function isNext(former: number, next: number): boolean {
  return next > former || (next === 0 && former === 0);
}
