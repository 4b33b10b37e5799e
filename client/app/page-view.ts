import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { callout } from '../ui/callout.ts';
import type { Found } from './find-route.ts';
import { notFoundPage } from './not-found.ts';

/** A page ready to be drawn. */
export interface View extends Found {
  readonly body: TemplateResult;
}

/** Brings a page's code and draws it. A part that cannot be brought says so and offers to try again. */
export async function viewOf(
  { route, place }: Found,
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
