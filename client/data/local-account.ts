import type { ErrorBody } from '#model/phone-protocol.ts';
import {
  localPaths,
  type AddPasskeyBody,
  type AddressBody,
  type Ceremony,
  type CeremonyBody,
  type ChangePasswordBody,
  type CodeBody,
  type Done,
  type FactorAdded,
  type LinkBody,
  type LinkView,
  type NewAccount,
  type NewAddress,
  type PasskeyBody,
  type PasskeyOptionsBody,
  type PasswordProofBody,
  type Proof,
  type RecoveryCodes,
  type RenamePasskeyBody,
  type ResetBody,
  type SecondStepBody,
  type SecurityView,
  type TokenBody,
  type TotpSetup,
  type VerifyBody,
  type WeakPassword,
} from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';

type Nothing = Record<string, never>;

/** What each call sends and gets; see local-protocol.ts for who may make it. */
interface Calls {
  secondStep: [SecondStepBody, SessionView];
  passkeySignInOptions: [PasskeyOptionsBody, Ceremony];
  passkeySignIn: [CeremonyBody, SessionView];
  register: [AddressBody, Done];
  forgot: [AddressBody, Done];
  link: [LinkBody, LinkView];
  verify: [VerifyBody, NewAccount];
  reset: [ResetBody, NewAccount];
  emailAsk: [AddressBody, Done];
  emailConfirm: [TokenBody, NewAddress];
  accountRemove: [Nothing, Done];
  password: [ChangePasswordBody, Done];
  proofByPassword: [PasswordProofBody, Proof];
  proofOptions: [Nothing, Ceremony];
  proofByPasskey: [CeremonyBody, Proof];
  passkeyOptions: [Nothing, Ceremony];
  passkeyAdd: [AddPasskeyBody, FactorAdded];
  passkeyRename: [RenamePasskeyBody, Done];
  passkeyRemove: [PasskeyBody, Done];
  totpBegin: [Nothing, TotpSetup];
  totpConfirm: [CodeBody, FactorAdded];
  totpRemove: [Nothing, Done];
  recoveryRenew: [Nothing, RecoveryCodes];
}
export type LocalDeps = Partial<Pick<Deps, 'fetch' | 'timeoutMs'>>;

/** The Comune answered, and said no: `body.error` is one of the codes of local-protocol.ts or of the common ones. */
export class LocalRefusal extends Error {
  readonly body: ErrorBody | WeakPassword;
  constructor(body: ErrorBody | WeakPassword, options?: ErrorOptions) {
    super(body.error, options);
    this.name = 'LocalRefusal';
    this.body = body;
  }
}

/** The code of a refusal; undefined for every other error. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof LocalRefusal ? error.body.error : undefined;
}

/** What is wrong with the password that was sent; undefined when it was refused for something else. */
export function weaknessOf(error: unknown): WeakPassword | undefined {
  return error instanceof LocalRefusal && 'faults' in error.body
    ? error.body
    : undefined;
}

/** Makes a call of the local accounts. Rejects with a LocalRefusal, or with a CallError when there was no answer. */
export async function askLocal<K extends keyof Calls>(
  name: K,
  body: Calls[K][0],
  given: LocalDeps = {},
): Promise<Calls[K][1]> {
  return (await answered(localPaths[name], body, given)) as Calls[K][1];
}

/** How the account of this session is opened; undefined for who did not enter with an account of the portal's own. */
export async function readSecurity(
  given: LocalDeps = {},
): Promise<SecurityView | undefined> {
  try {
    return (await answered(
      localPaths.security,
      undefined,
      given,
    )) as SecurityView;
  } catch (error) {
    if (refusalOf(error) === 'not-found') return undefined;
    throw error;
  }
}

/** As a `Call`, but a refusal keeps its body: the pages need its words. */
export async function answered(
  path: string,
  body: unknown,
  given: LocalDeps,
): Promise<unknown> {
  const fetchOf = given.fetch ?? window.fetch.bind(window);
  let refusal: unknown;
  const call = caller({
    timeoutMs: given.timeoutMs ?? 15_000,
    fetch: async (...request) => {
      const response = await fetchOf(...request);
      if (response.status >= 400 && response.status < 500)
        refusal = await response
          .clone()
          .json()
          .catch(() => undefined);
      return response;
    },
  });
  try {
    return (await call(path, body === undefined ? {} : { body })).body;
  } catch (error) {
    if (!(error instanceof CallError) || !isRefusal(refusal)) throw error;
    const { retryAfter } = error;
    throw new LocalRefusal(
      { ...(retryAfter !== undefined && { retryAfter }), ...refusal },
      { cause: error },
    );
  }
}

function isRefusal(value: unknown): value is ErrorBody {
  return typeof (value as Partial<ErrorBody> | undefined)?.error === 'string';
}
