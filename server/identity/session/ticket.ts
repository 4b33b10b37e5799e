import { randomBytes } from 'node:crypto';
import { newSecret } from '../hash-secret.ts';
import { sessionPrefix } from './session.ts';

/** What the cookie carries: which session, and the secret that opens it. */
export interface Ticket {
  id: string;
  secret: string;
}

const idLength = 24;
const form = /^[A-Za-z0-9_-]{67}$/;

export function newTicket(): Ticket {
  const name = randomBytes((idLength * 3) / 4).toString('base64url');
  return { id: sessionPrefix + name, secret: newSecret() };
}

export function ticketText({ id, secret }: Ticket): string {
  return id.slice(sessionPrefix.length) + secret;
}

/** Undefined for what is no ticket of ours. */
export function ticketOf(text: string): Ticket | undefined {
  if (!form.test(text)) return undefined;
  return {
    id: sessionPrefix + text.slice(0, idLength),
    secret: text.slice(idLength),
  };
}
