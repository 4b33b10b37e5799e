/** Who asks the authenticator, from the configured origin: a page under any other name gets no answer out of it. */
export function relyingParty(origin: string): {
  rpID: string;
  expectedOrigin: string;
} {
  return { rpID: new URL(origin).hostname, expectedOrigin: origin };
}
