import { isPage } from './paths.ts';
import type { Navigation } from './navigation.ts';

/**
 * Turns clicks on the app's own links into navigations. What the reader asked of the browser (new tab, download,
 * another target) stays the browser's, and so do the server's paths.
 */
export function followLinks(root: HTMLElement, navigation: Navigation): void {
  root.addEventListener('click', (event) => {
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    const to = link.pathname + link.search;
    const { pathname, search } = navigation.url;
    navigation.go(to, { replace: to === pathname + search });
  });
}

function linkOf(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event
    .composedPath()
    .find((one) => one instanceof HTMLAnchorElement);
  return link?.hasAttribute('href') &&
    link.origin === location.origin &&
    !link.target &&
    !link.hasAttribute('download') &&
    !link.hash &&
    isPage(link.pathname)
    ? link
    : undefined;
}
