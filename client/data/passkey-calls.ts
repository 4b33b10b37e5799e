import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Ceremony, FactorAdded, Proof } from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { askLocal } from './local-account.ts';

/** The reader, or the phone, broke the ceremony off: nothing was sent. */
export class PasskeyStopped extends Error {
  constructor(options?: ErrorOptions) {
    super('passkey-stopped', options);
    this.name = 'PasskeyStopped';
  }
}

export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** Signs in with a passkey; `secondStep` is the token of a password that came before. Rejects as `askLocal`. */
export async function passkeySignIn(secondStep?: string): Promise<SessionView> {
  const asked = await askLocal(
    'passkeySignInOptions',
    secondStep === undefined ? {} : { secondStep },
  );
  return askLocal('passkeySignIn', await answerTo(asked));
}

/** Shows by a passkey that it is still the same person. */
export async function provePasskey(): Promise<Proof> {
  return askLocal(
    'proofByPasskey',
    await answerTo(await askLocal('proofOptions', {})),
  );
}

/** Makes a passkey for the account that is open. */
export async function addPasskey(name: string): Promise<FactorAdded> {
  const { ceremony, options } = await askLocal('passkeyOptions', {});
  const { startRegistration } = await import('@simplewebauthn/browser');
  const response = await whole(
    startRegistration({
      optionsJSON: options as PublicKeyCredentialCreationOptionsJSON,
    }),
  );
  return askLocal('passkeyAdd', { ceremony, response, name });
}

async function answerTo({ ceremony, options }: Ceremony) {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const response = await whole(
    startAuthentication({
      optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
    }),
  );
  return { ceremony, response };
}

function whole<T>(ceremony: Promise<T>): Promise<T> {
  return ceremony.catch((error: unknown) => {
    throw new PasskeyStopped({ cause: error });
  });
}
