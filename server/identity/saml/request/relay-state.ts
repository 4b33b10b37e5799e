import { randomBytes } from 'node:crypto';

/** Says nothing, and nothing is read from it when it comes back: the request's ID finds what we know. */
export function newRelayState(): string {
  return randomBytes(16).toString('hex');
}
