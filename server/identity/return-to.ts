const longest = 2000;
/** Printable ASCII: browsers drop tabs and line ends from addresses, and anything else would come percent-encoded. */
const printable = /^[\x21-\x7e]+$/;
/** Not the app's: an answer of these is no page. */
const ours = /^\/(?:auth|sync|db)(?:[/?#]|$)/i;
/** Resolves a path as a browser would; never reached. */
const anywhere = 'https://portal.invalid';

/**
 * Where somebody goes after signing in: a path of the app, as the browser would resolve it. Whatever could lead to
 * another site, or to an endpoint, becomes the first page.
 */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > longest) return '/';
  if (!printable.test(asked) || !/^\/(?![/\\])/.test(asked)) return '/';
  if (asked.includes('\\') || !URL.canParse(asked, anywhere)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, anywhere);
  // Dot segments may have led out to '//' or to an endpoint.
  const path = decoded(pathname);
  if (origin !== anywhere || path === undefined) return '/';
  if (/^\/[/\\]/.test(path) || ours.test(path)) return '/';
  return pathname + search + hash;
}

/** As a server behind might read it; undefined when it cannot be read. */
function decoded(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return /\p{Cc}/u.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}
