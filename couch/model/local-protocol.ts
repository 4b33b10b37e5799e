import type { Instant } from './day.ts';
import type { SessionView } from './phone-protocol.ts';

/**
 * What the pages of local accounts and the server say to each other; facts/identity.md §6. All but `security` are POST
 * with a JSON body, `portal-app: 1` and JSON answers. Errors are `ErrorBody`; beside the common codes:
 * - `link-over`, 410: the link or the step is over, spent or never was; start again.
 * - `weak-password`, 422: the password is refused; the body is a WeakPassword.
 * - `wrong-code`, 401: a wrong code, or a passkey that does not fit.
 * - `proof-needed`, 403: first prove again who you are (password or passkey), then repeat the call.
 * - `longer-password-first`, 409: the last second factor cannot go while the password is shorter than 15 characters.
 * - `strong-needed`, 403: a password alone would not do for what is meant; no session was opened.
 * - `factor-required`, 409: this account must keep a second factor; add another before this one goes.
 * - `credentials`, 401 without `portal-signed-out`: wrong user name or password, or a wrong current one.
 */
export const localPaths = {
  /** Anybody. LoginBody → LoginAnswer. */
  login: '/auth/login',
  /** Whoever has the token of a second step. SecondStepBody → SessionView. */
  secondStep: '/auth/local/second-step',
  /** Anybody. PasskeyOptionsBody → Ceremony; the options are for `startAuthentication`. */
  passkeySignInOptions: '/auth/local/passkeys/sign-in-options',
  /** Anybody. CeremonyBody → SessionView; a passkey alone is a sign-in of level 2. */
  passkeySignIn: '/auth/local/passkeys/sign-in',

  /** Anybody, where registration is switched on. AddressBody → Done, whoever has an account or not. */
  register: '/auth/local/register',
  /** Anybody. AddressBody → Done, whoever has an account or not. */
  forgot: '/auth/local/forgot',
  /** Whoever holds the token of a link. LinkBody → LinkView; spends nothing. */
  link: '/auth/local/link',
  /** Whoever holds the token of a registration's link. VerifyBody → NewAccount; nobody is signed in by it. */
  verify: '/auth/local/verify',
  /** Whoever holds the token of a reset's link. ResetBody → NewAccount; ends all sessions, signs nobody in. */
  reset: '/auth/local/reset',

  /** GET. Whoever is signed in by a local account; others get 404. → SecurityView. */
  security: '/auth/local/security',
  /** The account's owner, recently proved. AddressBody → Done, whether somebody else has that address or not. */
  emailAsk: '/auth/local/email/change',
  /** Whoever holds the token of the mail to the new address. TokenBody → NewAddress; nobody is signed in by it. */
  emailConfirm: '/auth/local/email/confirm',
  /** A parent with an account, recently proved. {} → Done; all its sessions end, its devices forget their data. */
  accountRemove: '/auth/local/account/remove',

  /** The account's owner, with the current password. ChangePasswordBody → Done. */
  password: '/auth/local/password',

  /** The account's owner. PasswordProofBody → Proof. */
  proofByPassword: '/auth/local/proof/password',
  /** The account's owner. {} → Ceremony for `startAuthentication`. */
  proofOptions: '/auth/local/proof/passkey-options',
  /** The account's owner. CeremonyBody → Proof. */
  proofByPasskey: '/auth/local/proof/passkey',

  /** The account's owner, recently proved. {} → Ceremony for `startRegistration`. */
  passkeyOptions: '/auth/local/passkeys/options',
  /** The account's owner, recently proved. AddPasskeyBody → FactorAdded. */
  passkeyAdd: '/auth/local/passkeys/add',
  /** The account's owner. RenamePasskeyBody → Done. */
  passkeyRename: '/auth/local/passkeys/rename',
  /** The account's owner, recently proved. PasskeyBody → Done. */
  passkeyRemove: '/auth/local/passkeys/remove',

  /** The account's owner, recently proved. {} → TotpSetup, good for 10 minutes. */
  totpBegin: '/auth/local/totp/begin',
  /** The account's owner, recently proved. CodeBody → FactorAdded. */
  totpConfirm: '/auth/local/totp/confirm',
  /** The account's owner, recently proved. {} → Done. */
  totpRemove: '/auth/local/totp/remove',
  /** The account's owner, recently proved, with a second factor. {} → RecoveryCodes; the former ones are void. */
  recoveryRenew: '/auth/local/recovery/renew',

  /** Staff, recently proved. `{name}`, 1 to 60 characters such as 'Computer della segreteria', → NewKey. */
  keyAdd: '/auth/local/keys/add',
  /** Staff, recently proved. `{id}` → Done. */
  keyRemove: '/auth/local/keys/remove',
} as const;

/** Pages of the app that mails lead to; the token stands in the fragment: `/registrazione#<token>`. */
export const linkPages = {
  register: '/registrazione',
  reset: '/nuova-password',
} as const;
/** Where the mail to a new address leads, in the same way. */
export const newAddressPage = '/nuova-email';
export type LinkKind = keyof typeof linkPages;

export const passwordLength = {
  /** Characters where the password is all there is (NIST 800-63B-4). */
  alone: 15,
  /** Characters with a second factor. */
  withFactor: 8,
  /** Bytes of UTF-8; at least 64 characters of any script. */
  mostBytes: 1000,
} as const;

export interface Done {
  ok: true;
}

export interface LoginBody {
  /** Or e-mail address. */
  username: string;
  password: string;
  /** True when only a sign-in of level 2 will do: an account without a second factor is answered `strong-needed`. */
  strong?: boolean;
}
/** The session, or what is still wanted. */
export type LoginAnswer = SessionView | SecondStepView;
export const secondSteps = ['passkey', 'totp', 'recovery'] as const;
export type SecondStep = (typeof secondSteps)[number];
export interface SecondStepView {
  secondStep: {
    token: string;
    /** What this account can answer with, best first. */
    ways: SecondStep[];
    /** 5 minutes from the password. */
    until: Instant;
  };
}
export interface SecondStepBody {
  token: string;
  /** Six digits of the authenticator app, or a recovery code however it is spaced. */
  code: string;
}

/** `secondStep`: the token, when a password came before; without it any passkey of this portal on the device will do. */
export interface PasskeyOptionsBody {
  secondStep?: string;
}
/** A WebAuthn ceremony under way: `options` are JSON for @simplewebauthn/browser, good for 5 minutes and once. */
export interface Ceremony {
  ceremony: string;
  options: object;
}
/** `response` is what @simplewebauthn/browser gave back. */
export interface CeremonyBody {
  ceremony: string;
  response: object;
}

/** To register an e-mail address; with a forgotten password the user name will do too. */
export interface AddressBody {
  email: string;
}
export interface LinkBody {
  kind: LinkKind;
  token: string;
}
export interface TokenBody {
  token: string;
}
/** Of an address that was changed. */
export interface NewAddress {
  email: string;
  /** By which the account is entered from now on. */
  username: string;
}
/** Of a link that is still good. */
export interface LinkView {
  /** The address it was sent to, which is the account's user name. */
  email: string;
  until: Instant;
  /** Characters that the new password needs at least. */
  least: number;
}
export interface VerifyBody {
  token: string;
  givenName: string;
  familyName: string;
  password: string;
}
export interface ResetBody {
  token: string;
  password: string;
}
export interface NewAccount {
  username: string;
}

export interface ChangePasswordBody {
  current: string;
  next: string;
  /** True ends every other session of the account. */
  endOthers: boolean;
}

/**
 * Why a password is refused. `short`/`long`: its length; `common`: on a list of breached or common ones; `guessable`: a
 * pattern, see `warning`; the others: it consists mostly of what others know of its owner.
 */
export const passwordFaults = [
  'short',
  'long',
  'common',
  'guessable',
  'name',
  'child',
  'birth-date',
  'fiscal-code',
  'email',
  'comune',
  /** The new one is the current one. */
  'same',
] as const;
export type PasswordFault = (typeof passwordFaults)[number];
export interface WeakPassword {
  error: 'weak-password';
  faults: PasswordFault[];
  /** Characters it needs at least. */
  least: number;
  /** Key of @zxcvbn-ts's translations (`warnings`), such as `dates` or `straightRow`. */
  warning?: string;
  /** Keys of @zxcvbn-ts's translations (`suggestions`), such as `anotherWord`. */
  suggestions: string[];
}

export interface PasskeyView {
  id: string;
  name: string;
  added: Instant;
  /** Undefined until it is first used. */
  used?: Instant;
  /** True when it is copied to the owner's other devices (backed up), false when it lives on one device only. */
  synced: boolean;
}
export interface SecurityView {
  username: string;
  /** Where notices go; accounts made by the office may have none. */
  email?: string;
  passwordChanged: Instant;
  /** Characters that a new password needs at least. */
  least: number;
  totp: { since: Instant } | null;
  passkeys: PasskeyView[];
  /** Recovery codes not yet used. */
  recoveryCodesLeft: number;
  /** Of programs that copy the registry; staff only. With a second factor a password alone opens them nothing. */
  keys?: KeyView[];
  /** True when this account must have a second factor: staff. */
  factorRequired: boolean;
  /** Until when the last proof serves for changes; null when one is needed first. */
  provedUntil: Instant | null;
}

/** A program of the office's that copies databases by CouchDB's protocol, and so can answer no second step. */
export interface KeyView {
  id: string;
  name: string;
  added: Instant;
}
export interface NewKey {
  id: string;
  /** Instead of the password, shown only now. */
  key: string;
}

export interface PasswordProofBody {
  password: string;
}
export interface Proof {
  /** 10 minutes from now. */
  provedUntil: Instant;
}

export interface AddPasskeyBody extends CeremonyBody {
  /** 1 to 60 characters, such as 'Telefono di Elena'. */
  name: string;
}
export interface RenamePasskeyBody {
  id: string;
  name: string;
}
export interface PasskeyBody {
  id: string;
}
export interface CodeBody {
  /** Six digits. */
  code: string;
}
export interface TotpSetup {
  /** Base32, to be typed. */
  secret: string;
  /** `otpauth://` address for the QR code. */
  uri: string;
}
export interface RecoveryCodes {
  /** Ten, each good once, shown only now. */
  recoveryCodes: string[];
}
/** The recovery codes come with the first second factor only. */
export type FactorAdded = Partial<RecoveryCodes> & Done;
