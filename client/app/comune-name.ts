const rememberedAs = 'portale-comune';

/** The Comune of who last signed in on this device: drawn before anything is known of an account. Not personal. */
export function rememberedComune(): string | undefined {
  return localStorage.getItem(rememberedAs) ?? undefined;
}

export function rememberComune(name: string): void {
  localStorage.setItem(rememberedAs, name);
}
