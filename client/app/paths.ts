/** First parts of the paths that the server answers: never a page of the app. */
const serverPaths = ['auth', 'sync', 'db', 'healthz', 'readyz'];

/** Where one signs in. */
const entrances = ['/entra', '/accedi'];

/** True for a path that the app draws. */
export function isPage(path: string): boolean {
  const [, first = ''] = path.split('/');
  return !serverPaths.includes(first);
}

/**
 * Where to go after sign-in: the deep link that asked for it, if it is a page of ours and no door to elsewhere
 * ('//other.example', '/\other.example').
 */
export function safeReturn(to: string | null): string {
  if (!to?.startsWith('/') || /^\/[/\\]/.test(to)) return '/';
  const path = to.split('?')[0] ?? '/';
  return isPage(path) && !entrances.includes(path) ? to : '/';
}
