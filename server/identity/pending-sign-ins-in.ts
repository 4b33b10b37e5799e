import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import type { Documents } from '../couch/documents.ts';
import { cookieOf } from './cookie.ts';
import { hashSecret, isSecret, newSecret, sameHash } from './hash-secret.ts';
import type { PendingSignIn, PendingSignIns } from './pending-sign-ins.ts';
import { returnPath } from './return-to.ts';

/** As the `portal` database keeps it: the browser's secret only as a hash. */
interface Kept extends Omit<PendingSignIn, 'id'> {
  _id: string;
  type: 'pendingSignIn';
  browser: string;
}

interface PendingOptions {
  /** False only where the portal is tried over plain http, which production refuses. */
  https?: boolean;
  /** The session a browser is in. */
  sessionOf?: (ctx: Context) => Promise<string | undefined>;
}

const name = '__Host-signin';
/**
 * Beside it where the portal is tried over plain http: clients that are no browser, such as the federations' test
 * tool, send back no `Secure` cookie there.
 */
const plainName = 'signin-http';
const minutes = 15;
/** A SAML id is an NCName: it begins with no digit. */
const form = /^_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Sign-ins under way, kept in the database for all processes. A browser has one secret for all its attempts, so that
 * those of two tabs do not overwrite each other's; the prefix of its cookie keeps other hosts from planting one.
 */
export function pendingSignInsIn(
  portal: Documents,
  now: () => Date,
  { https = true, sessionOf }: PendingOptions = {},
): PendingSignIns {
  const secretOf = (ctx: Context) =>
    cookieOf(ctx.req, name) ??
    (https ? undefined : cookieOf(ctx.req, plainName));
  return {
    async begin(ctx, { scheme, issuer, as, returnTo }) {
      const known = secretOf(ctx);
      const secret = isSecret(known) ? known : newSecret();
      const at = now();
      const former = await sessionOf?.(ctx);
      const pending: PendingSignIn = {
        id: `_${randomUUID()}`,
        scheme,
        ...(issuer !== undefined && { issuer }),
        as,
        returnTo: returnPath(returnTo),
        ...(former !== undefined && { former }),
        at: at.toISOString(),
        until: new Date(at.getTime() + minutes * 60_000).toISOString(),
      };
      const { id, ...rest } = pending;
      const kept: Kept = {
        _id: docId(id),
        type: 'pendingSignIn',
        browser: hashSecret(secret),
        ...rest,
      };
      await portal.put(kept);
      ctx.append(
        'Set-Cookie',
        `${name}=${secret}; Max-Age=${minutes * 60}; Path=/; Secure; HttpOnly; SameSite=None`,
      );
      if (!https)
        ctx.append(
          'Set-Cookie',
          `${plainName}=${secret}; Max-Age=${minutes * 60}; Path=/; HttpOnly`,
        );
      return pending;
    },
    async take(ctx, id) {
      const secret = secretOf(ctx);
      if (!isSecret(secret) || !form.test(id)) return undefined;
      const found = await portal.get<Kept>(docId(id));
      // Another browser's answer leaves the attempt to whom it belongs.
      if (!found || !sameHash(found.browser, hashSecret(secret)))
        return undefined;
      const mine = await portal.remove(found);
      if (!mine || found.until <= now().toISOString()) return undefined;
      const { scheme, issuer, as, returnTo, former, at, until } = found;
      return {
        ...{ id, scheme, as, returnTo, at, until },
        ...(issuer !== undefined && { issuer }),
        ...(former !== undefined && { former }),
      };
    },
  };
}

function docId(id: string): string {
  return `pending:${id}`;
}
