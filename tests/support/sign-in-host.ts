import { ContextProvider } from '@lit/context';
import type { WaysView } from '#model/access-protocol.ts';
import { navigationContext } from '../../client/app/contexts.ts';
import { createNavigation } from '../../client/app/navigation.ts';
import '../../client/features/sign-in/sign-in-page.ts';
import type { SignInPage } from '../../client/features/sign-in/sign-in-page.ts';
import { until } from './until.ts';

export const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
export const view = {
  account: { id: 'test-sign-in', role: 'parent', name: 'Elena Morri' },
  comune: { name: 'Comune di Prova', site: '' },
};
export const local: WaysView = {
  comune: view.comune,
  ways: [{ scheme: 'local', register: false }],
  sandbox: false,
};
export const providers = ['Uno', 'Due', 'Tre', 'Quattro', 'Cinque', 'Sei'].map(
  (name) => ({ entityId: `https://${name}.example`, name }),
);
export const every: WaysView = {
  comune: view.comune,
  ways: [
    { scheme: 'spid', start: '/auth/spid/login', providers },
    {
      scheme: 'cie',
      start: '/auth/cie/login',
      providers: [{ entityId: 'https://cie.example', name: 'CIE' }],
    },
    { scheme: 'cohesion', start: '/auth/cohesion/login' },
    { scheme: 'local', register: true },
  ],
  sandbox: true,
};
const realFetch = window.fetch.bind(window);
const before = location.href;
export let host: HTMLElement;
export let page: SignInPage;
export let asked: unknown[] = [];

/** Opens the page at an address, before a Comune that offers these ways; undefined: there is no network. */
export async function open(
  ways: WaysView | undefined,
  at = '/entra',
): Promise<void> {
  history.replaceState(null, '', at);
  asked = [];
  answer(ways, () => json(500, {}));
  host = document.createElement('div');
  new ContextProvider(host, {
    context: navigationContext,
    initialValue: createNavigation(window),
  });
  page = document.createElement('pg-sign-in-page');
  host.append(page);
  document.body.append(host);
  if (ways)
    await until('the ways', () => page.querySelector('form, .ways') !== null);
}
export function answer(
  ways: WaysView | undefined,
  make: () => Promise<Response> | Response,
): void {
  window.fetch = (path, init) => {
    if (path === '/auth/ways')
      return ways
        ? Promise.resolve(json(200, ways))
        : Promise.reject(new TypeError('network'));
    asked.push(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
    return Promise.resolve().then(make);
  };
}
export function close(): void {
  host.remove();
  window.fetch = realFetch;
  for (const name of ['portale-ways', 'portale-comune-told'])
    localStorage.removeItem(name);
  sessionStorage.clear();
  history.replaceState(null, '', before);
}
export const text = () => page.innerText.replace(/\s+/g, ' ');
export const alert = () =>
  page.querySelector('[role=alert]')?.textContent ?? '';
