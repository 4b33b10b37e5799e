import { ContextProvider } from '@lit/context';
import { navigationContext } from '../../client/app/contexts.ts';
import { createNavigation } from '../../client/app/navigation.ts';
import { routes } from '../../client/app/routes.ts';
import '../../client/app/shell.ts';
import type { Store } from '../../client/data/store.ts';
import { until } from './until.ts';

export interface OpenShell {
  /** The whole frame. */
  root: HTMLElement;
  /** The page's text as a reader sees it, spaces made one. */
  text(): string;
  /** The first element of a selector whose text holds `words`. */
  find(selector: string, words?: string): HTMLElement;
  go(path: string): void;
  close(): void;
}

/** The app's frame over a store in memory, at a path; the page runs in the test's own document and history. */
export async function openShell(
  store: Store,
  path: string,
): Promise<OpenShell> {
  const before = location.href;
  history.replaceState(null, '', path);
  const host = document.createElement('div');
  const navigation = createNavigation(window);
  new ContextProvider(host, {
    context: navigationContext,
    initialValue: navigation,
  });
  const shell = document.createElement('pg-shell');
  shell.store = store;
  shell.session = {
    account: store.account,
    comune: { name: 'Comune di Prova', site: '' },
  };
  shell.routes = routes;
  host.append(shell);
  document.body.append(host);
  const text = () => shell.innerText.replace(/\s+/g, ' ');
  const page = () => shell.querySelector('.page');
  await until('a page', () => (page()?.textContent ?? '').trim() !== '');
  return {
    root: shell,
    text,
    find(selector, words = '') {
      const found = [...shell.querySelectorAll<HTMLElement>(selector)].find(
        (one) => one.innerText.includes(words),
      );
      if (!found)
        throw new Error(`no ${selector} with «${words}» in ${text()}`);
      return found;
    },
    go: (to) => {
      navigation.go(to);
    },
    close() {
      host.remove();
      history.replaceState(null, '', before);
    },
  };
}
