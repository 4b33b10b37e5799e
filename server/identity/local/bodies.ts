import type { Context } from 'koa';
import { passwordLength } from '#model/local-protocol.ts';
import { badRequest } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';

/** Bytes of a body of short texts: two passwords of 1000 bytes, escaped. */
export const bodyBytes = 4096;
/** Bytes of what an authenticator answers. */
export const ceremonyBytes = 65_536;

/** The body's fields, all of them texts, and no other. @throws AppError 'bad-request' */
export function texts<const K extends string>(
  ctx: Context,
  ...names: readonly K[]
): Record<K, string> {
  const body = bodyWith(ctx, names);
  for (const name of names) textOf(body, name);
  return body as Record<K, string>;
}

export function textOf(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  const most = /password|current|next/.test(name)
    ? passwordLength.mostBytes
    : 254;
  if (typeof value === 'string' && value.trim() !== '' && value.length <= most)
    return value;
  throw badRequest(`${name} is a text of 1 to ${most} characters`);
}

/** A name as people write it: no line ends, no angle brackets, in one form of its accents. */
export function personName(value: string, name: string): string {
  const text = value.trim().normalize('NFC').replaceAll(/\s+/g, ' ');
  if (text.length >= 1 && text.length <= 80 && !/[\p{C}<>@/\\]/u.test(text))
    return text;
  throw badRequest(`${name} is a name of 1 to 80 characters`);
}

const longestLabel = 60;

/** How people call a thing of theirs. */
export function labelOf(text: string): string {
  const label = text.trim().normalize('NFC');
  if (label.length <= longestLabel && !/\p{C}/u.test(label)) return label;
  throw badRequest(`name is a text of 1 to ${longestLabel} characters`);
}

const addressForm =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/** One plain address: what HTML's `type=email` takes, with a dot in the domain. */
export function emailOf(value: string): string {
  const email = value.trim();
  if (email.length <= 254 && addressForm.test(email)) return email;
  throw badRequest('email is an e-mail address');
}
