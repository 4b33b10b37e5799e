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
