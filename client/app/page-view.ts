import { html, type TemplateResult } from 'lit';
import { msg } from '@lit/localize';
import { callout } from '../ui/callout.ts';
import { notFoundPage } from './not-found.ts';
import { match } from './match.ts';
import type { Place, Route } from './route.ts';

/** A page ready to be drawn. */
export interface View {
  readonly route: Route | undefined;
  readonly place: Place;
  readonly body: TemplateResult;
}

/** The route of an address and the place it stands for; no route when the address is nobody's. */
export function routeOf(
  routes: readonly Route[],
  url: URL,
): { route: Route | undefined; place: Place } {
  const { pathname: path, searchParams: query } = url;
  for (const route of routes) {
    const params = match(route.path, path);
    if (params) return { route, place: { path, params, query } };
  }
  return { route: undefined, place: { path, params: {}, query } };
}

/** Brings a page's code and draws it. A part that cannot be brought says so and offers to try again. */
export async function viewOf(
  { route, place }: { route: Route | undefined; place: Place },
  retry: () => void,
): Promise<View> {
  if (!route) return { route, place, body: notFoundPage(place) };
  try {
    await route.load();
    return { route, place, body: route.render(place) };
  } catch {
    // The code of a page was not on the phone and the network did not bring it; nothing of the reader's is involved.
    return { route, place, body: notLoaded(retry) };
  }
}

function notLoaded(retry: () => void): TemplateResult {
  return callout({
    kind: 'warning',
    role: 'alert',
    title: msg('Questa pagina non si è aperta'),
    text: msg(
      'Controlla la connessione e riprova. I tuoi dati sono al sicuro.',
    ),
    actions: html`<button class="btn btn-outline" type="button" @click=${retry}>
      ${msg('Riprova')}
    </button>`,
  });
}
