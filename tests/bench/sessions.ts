import { randomBytes } from 'node:crypto';
import type { Stack } from './stack.ts';

/** Characters of a session's cookie that name it; those after them are the secret that opens it. */
const idLength = 24;

/**
 * Cookies of many sessions of the bench's parent, copies of the one that was opened under names of their own, written
 * straight into the portal's database: signing in thousands of times would measure argon2.
 */
export async function openSessions(
  { couch, session }: Stack,
  count: number,
): Promise<string[]> {
  const [name = '', own = ''] = session.cookie.split('=');
  const stored = await fetch(
    `${couch.url}/portal/session:${own.slice(0, idLength)}`,
    { headers: couch.headers },
  );
  if (!stored.ok) throw new Error(await stored.text());
  const like = (await stored.json()) as Record<string, unknown>;
  delete like['_rev'];
  const ids = Array.from({ length: count }, () =>
    randomBytes((idLength * 3) / 4).toString('base64url'),
  );
  const docs = ids.map((id) => ({ ...like, _id: `session:${id}` }));
  const answer = await fetch(`${couch.url}/portal/_bulk_docs`, {
    method: 'POST',
    headers: { ...couch.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ docs }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return ids.map((id) => `${name}=${id}${own.slice(idLength)}`);
}
