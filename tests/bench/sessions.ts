import { createHash, randomBytes } from 'node:crypto';
import type { Stack } from './stack.ts';

/**
 * Cookies of many sessions of the bench's parent, written straight into the portal's database: signing in thousands
 * of times would measure argon2.
 */
export async function openSessions(
  { couch, session }: Stack,
  count: number,
): Promise<string[]> {
  const idOf = (secret: string): string =>
    `session:${createHash('sha256').update(secret).digest('hex')}`;
  const [name = '', own = ''] = session.cookie.split('=');
  const stored = await fetch(`${couch.url}/portal/${idOf(own)}`, {
    headers: couch.headers,
  });
  if (!stored.ok) throw new Error(await stored.text());
  const like = (await stored.json()) as Record<string, unknown>;
  delete like['_rev'];
  const secrets = Array.from({ length: count }, () =>
    randomBytes(32).toString('base64url'),
  );
  const docs = secrets.map((secret) => ({ ...like, _id: idOf(secret) }));
  const answer = await fetch(`${couch.url}/portal/_bulk_docs`, {
    method: 'POST',
    headers: { ...couch.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ docs }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return secrets.map((secret) => `${name}=${secret}`);
}
