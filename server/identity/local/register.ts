import { randomUUID } from 'node:crypto';
import { linkPages } from '#model/local-protocol.ts';
import { AppError, notFound } from '../../errors.ts';
import { emailOf, personName, texts } from './bodies.ts';
import { accountExists, confirmAddress } from './letters.ts';
import { countWeak } from './one-time.ts';
import { done, refuseWeak, type Handle } from './route.ts';

const day = 86_400_000;

/**
 * Writes to an address: a link to make an account with, or that there is one already. What is answered, and the work
 * that is done for it, are the same.
 */
export const register: Handle = async (local, ctx) => {
  const { accounts, attempts, links, mail, origin } = local;
  if (!local.registration) throw notFound();
  const email = emailOf(texts(ctx, 'email').email);
  await attempts.begin(`register|${email}`, ctx.ip);
  const known = await accounts.has(email);
  const { token, until } = await links.register.issue({ username: email }, day);
  const letter = known
    ? accountExists(`${origin()}/entra`)
    : confirmAddress(`${origin()}${linkPages.register}#${token}`);
  const allowed = await local.allowed(email);
  await mail.send(allowed ? email : undefined, letter, until);
  ctx.body = done;
};

/**
 * Makes the account. The password is chosen here and not when the link was asked for: whoever asks with somebody
 * else's address must not know the password of what that other person then confirms.
 */
export const verify: Handle = async (local, ctx) => {
  const { accounts, links } = local;
  if (!local.registration) throw notFound();
  const body = texts(ctx, 'token', 'givenName', 'familyName', 'password');
  const found = await links.register.look(body.token);
  if (!found) throw new AppError('link-over');
  const { username } = found.content;
  const owner = {
    email: username,
    givenName: personName(body.givenName, 'givenName'),
    familyName: personName(body.familyName, 'familyName'),
  };
  const weak = await local.judge(body.password, owner);
  if (weak) {
    await countWeak(links.register, body.token);
    refuseWeak(ctx, weak);
    return;
  }
  if (!(await links.register.take(body.token))) throw new AppError('link-over');
  const name = `${owner.givenName} ${owner.familyName}`;
  const account = { id: randomUUID(), role: 'parent', name } as const;
  const made = await accounts.create(
    { username, password: body.password },
    { account, roles: [] },
    owner,
  );
  // Another link to the same address was quicker.
  if (!made) throw new AppError('link-over');
  ctx.body = { username };
};
