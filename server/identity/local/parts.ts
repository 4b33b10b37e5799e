import type { LinkKind, WeakPassword } from '#model/local-protocol.ts';
import { sealWith, type Seal } from '../../seal.ts';
import type { LocalAccount, Owner } from './account.ts';
import { allowanceIn, type Allowance } from './allowance.ts';
import { contextOf } from './context-of.ts';
import type { LocalDeps } from './deps.ts';
import { judgePassword } from './judge-password.ts';
import { noticeOf, type Change } from './letters.ts';
import { oneTimeIn, type OneTime } from './one-time.ts';
import { leastOf } from './password-least.ts';
import { measureStrength } from './password-strength.ts';

/** What a link in a mail is for. */
export interface LinkContent {
  /** As it was typed, for the registration; the user name for a reset. */
  username: string;
  /** Of a reset: the account's document, undefined for an address nobody has; and the password it was asked against. */
  account?: string;
  passwordChanged?: string;
  /** Of a reset: where it was sent; one that went to a former address is void. */
  email?: string;
}

/** A new address that is to be confirmed from there. */
export interface AddressContent {
  account: string;
  email: string;
  /** The address that it takes the place of, as it stood. */
  former?: string;
}

/** A sign-in that has passed its password. */
export interface StepContent {
  account: string;
}

/** What the endpoints of local accounts share. */
export interface Local extends LocalDeps {
  links: Record<LinkKind, OneTime<LinkContent>>;
  addresses: OneTime<AddressContent>;
  steps: OneTime<StepContent>;
  allowed: Allowance;
  seal: Seal;
  /** `account` is what is known of its owner, a new one or an old. */
  judge(
    password: string,
    account: Owner & Partial<LocalAccount>,
  ): Promise<WeakPassword | undefined>;
  /** Tells the owner of a change, where an address is known. */
  notify(account: LocalAccount, change: Change): Promise<void>;
}

export function partsOf(deps: LocalDeps): Local {
  const { portal, now, secret, mail, origin } = deps;
  return {
    ...deps,
    links: {
      register: oneTimeIn(portal, 'register', now),
      reset: oneTimeIn(portal, 'reset', now),
    },
    addresses: oneTimeIn(portal, 'address', now),
    steps: oneTimeIn(portal, 'step', now),
    allowed: allowanceIn(portal, secret, now),
    seal: sealWith(secret, 'local accounts'),
    judge: async (password, account) =>
      judgePassword(password, {
        least: leastOf(account),
        context: await contextOf(deps, account),
        measure: measureStrength,
      }),
    async notify(account, change) {
      const letter = noticeOf(
        change,
        now(),
        `${origin()}/password-dimenticata`,
      );
      await mail.send(account.email, letter);
    },
  };
}
