/** First parts of the paths that belong to the server: never answered from a cache, whatever asks for them. */
const serverPaths = ['auth', 'sync', 'db', 'healthz', 'readyz'];

/** True for a path that the app itself draws, so that any deep link opens with no network. */
export function isPage(pathname: string): boolean {
  const [, first = ''] = pathname.split('/');
  return !serverPaths.includes(first);
}
