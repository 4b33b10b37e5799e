/** A value of the environment that cannot be used; the message names the variable and never quotes a value. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly key: string;

  constructor(key: string, fault: string) {
    super(`${key} ${fault}`);
    this.name = 'ConfigError';
    this.key = key;
  }
}

/** Reads one variable's text, or says what is wrong with it by throwing a text. */
export type Read<T> = (text: string) => T;

export const text: Read<string> = (value) => value;

export function integer(least: number, most: number): Read<number> {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new RangeError(`must be a whole number from ${least} to ${most}`);
  };
}

export const flag: Read<boolean> = (value) => {
  if (value === '1' || value === '0') return value === '1';
  throw new RangeError('must be 1 or 0');
};

export function oneOf<const T extends string>(values: readonly T[]): Read<T> {
  return (value) => {
    const known = values.find((one) => one === value);
    if (known === undefined)
      throw new RangeError(`must be one of ${values.join(', ')}`);
    return known;
  };
}

/** Some of these, each once, with commas between. */
export function listOf<const T extends string>(
  values: readonly T[],
): Read<readonly T[]> {
  const one = oneOf(values);
  return (value) => [
    ...new Set(value.split(',').map((name) => one(name.trim()))),
  ];
}

/** An http or https address; without path, query and credentials unless these are allowed. */
export function address(allow: { credentials?: true } = {}): Read<string> {
  return (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (!url || !/^https?:$/.test(url.protocol))
      throw new RangeError('must be an http or https address');
    if (!allow.credentials && (url.username || url.password))
      throw new RangeError('must not hold credentials');
    return value.replace(/\/$/, '');
  };
}

/** A web origin: scheme, host, port. */
export const origin: Read<string> = (value) => {
  if (URL.canParse(value) && new URL(value).origin === value.replace(/\/$/, ''))
    return new URL(value).origin;
  throw new RangeError('must be an origin such as https://portale.example.it');
};

/** A text of this form; `form` says in words which. */
export function matching(pattern: RegExp, form: string): Read<string> {
  return (value) => {
    if (pattern.test(value)) return value;
    throw new RangeError(`must be ${form}`);
  };
}

/** At least 32 characters: what a secret of 192 bits or more takes in base64. */
export const secret: Read<string> = (value) => {
  if (value.length >= 32) return value;
  throw new RangeError('must have at least 32 characters');
};
