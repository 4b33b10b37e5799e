import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../errors.ts';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Against `undefined`, when nobody has that name, it takes as long and is false. */
  verify(hashed: string | undefined, password: string): Promise<boolean>;
}

/** argon2id with OWASP's 46 MiB and one pass: 63 ms here (facts/identity.md §6). */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
/** At once: each takes a core and 46 MiB. */
const together = 2;
/** In line behind them; whoever comes after is told to come back, or a flood would hold everybody up. */
const longestLine = 40;

export function passwordsWith(pepper: string): Passwords {
  const secret = Buffer.from(pepper);
  const inTurn = line();
  const make = (password: string) =>
    inTurn(() => hash(sameText(password), { ...cost, secret }));
  let decoy: Promise<string> | undefined;
  return {
    hash: make,
    async verify(hashed, password) {
      decoy ??= make('nobody has this password');
      const against = hashed ?? (await decoy);
      const fits = await inTurn(() =>
        verify(against, sameText(password), { secret }),
      );
      return fits && hashed !== undefined;
    },
  };
}

/** However a keyboard encodes an accent (NIST 800-63B-4 §3.1.1.2). */
function sameText(password: string): string {
  return password.normalize('NFKC');
}

/** Runs at most `together` pieces of work at once, the others in the order in which they came. */
function line() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= longestLine) throw new AppError('too-busy');
    if (running >= together)
      await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place passes to the next without being given up, so that nobody who comes meanwhile takes it.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
