import type { SessionView } from '#model/phone-protocol.ts';

/** When a sign-in elsewhere was begun, ms since 1970. */
const begun = 'portale-signing-in';
/** For how long the way back is expected, in ms; identity providers and the Comune give it 15 minutes. */
const longest = 20 * 60_000;

/** The reader follows a link to an identity provider: whoever opens the app next may be somebody else. */
export function expectArrival(): void {
  localStorage.setItem(begun, String(Date.now()));
}

/** True, once, when the app opens after such a link. */
export function takeArrival(): boolean {
  const at = Number(localStorage.getItem(begun) ?? NaN);
  localStorage.removeItem(begun);
  return Math.abs(Date.now() - at) < longest;
}

let arrived: SessionView | undefined;

/** Keeps what the Comune said of who has just signed in, while their data are still locked. */
export function keepArrived(session: SessionView): void {
  arrived = session;
}

/** That, for the account it is of: newer than what the device remembers, and perhaps proved better. */
export function arrivedAs(account: string): SessionView | undefined {
  return arrived?.account.id === account ? arrived : undefined;
}
