import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { localPaths } from '#model/local-protocol.ts';
import { jsonBody } from '../../middleware/json-body.ts';
import type { Way } from '../way.ts';
import { bodyBytes, ceremonyBytes } from './bodies.ts';
import { emailAsk, emailConfirm } from './change-email.ts';
import type { LocalDeps } from './deps.ts';
import { keyAdd, keyRemove } from './keys.ts';
import { passkeySignIn, passkeySignInOptions } from './passkey-sign-in.ts';
import {
  passkeyAdd,
  passkeyOptions,
  passkeyRemove,
  passkeyRename,
} from './passkeys.ts';
import { partsOf } from './parts.ts';
import { proofByPasskey, proofByPassword, proofOptions } from './proof.ts';
import { removeAccount } from './remove-account.ts';
import { register, verify } from './register.ts';
import { forgot, link, reset } from './reset.ts';
import type { Handle } from './route.ts';
import { changePassword, security } from './security.ts';
import { login, secondStep } from './sign-in.ts';
import {
  recoveryRenew,
  totpBegin,
  totpConfirm,
  totpRemove,
} from './totp-routes.ts';

/** What each path does; who may call it stands in local-protocol.ts. */
const posts: Partial<Record<keyof typeof localPaths, Handle>> = {
  login,
  secondStep,
  passkeySignInOptions,
  passkeySignIn,
  register,
  forgot,
  link,
  verify,
  reset,
  emailAsk,
  emailConfirm,
  accountRemove: removeAccount,
  password: changePassword,
  proofByPassword,
  proofOptions,
  proofByPasskey,
  passkeyOptions,
  passkeyAdd,
  passkeyRename,
  passkeyRemove,
  totpBegin,
  totpConfirm,
  totpRemove,
  recoveryRenew,
  keyAdd,
  keyRemove,
};

/** Accounts of our own, for whom SPID and CIE cannot serve (facts/identity.md §0). */
export function localWay(deps: LocalDeps): Way {
  const local = partsOf(deps);
  const router = new Router({ sensitive: true, strict: true });
  const short = jsonBody(bodyBytes);
  const long = jsonBody(ceremonyBytes);
  for (const [name, handle] of Object.entries(posts)) {
    const path = localPaths[name as keyof typeof localPaths];
    const read = /passkey/i.test(name) ? long : short;
    router.post(path, read, (ctx) => handle(local, ctx as unknown as Context));
  }
  router.get(localPaths.security, (ctx) =>
    security(local, ctx as unknown as Context),
  );
  return {
    scheme: 'local',
    view: () =>
      Promise.resolve({ scheme: 'local', register: deps.registration }),
    own: router.routes() as unknown as Middleware,
  };
}
