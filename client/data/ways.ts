import type { WaysView } from '#model/access-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';

type WaysDeps = Pick<Deps, 'fetch' | 'timeoutMs'>;

const path = '/auth/ways';
/** Nothing personal: which Comune this is, and how one may enter. */
const rememberedAs = 'portale-ways';

/** What the Comune last said of itself and its ways in; undefined on a device that never reached it. */
export function rememberedWays(): WaysView | undefined {
  const text = localStorage.getItem(rememberedAs);
  if (text === null) return undefined;
  try {
    const view: unknown = JSON.parse(text);
    return isWays(view) ? view : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Asks the Comune for its name and its ways in, and remembers them. Rejects with a CallError when it cannot be asked:
 * what is remembered then still says who it is.
 */
export async function fetchWays(
  given: Partial<WaysDeps> = {},
): Promise<WaysView> {
  const deps = {
    fetch: window.fetch.bind(window),
    timeoutMs: 10_000,
    ...given,
  };
  const { body } = await caller(deps)(path);
  if (!isWays(body)) throw new CallError('server-away');
  localStorage.setItem(rememberedAs, JSON.stringify(body));
  return body;
}

function isWays(value: unknown): value is WaysView {
  const { comune, ways } = (value ?? {}) as Partial<WaysView>;
  return typeof comune?.name === 'string' && Array.isArray(ways);
}
