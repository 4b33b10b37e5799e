import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { emptyState } from '../ui/empty-state.ts';
import { searchIcon } from '../ui/icons.ts';
import type { Place } from './route.ts';

/** The honest answer to an address that is no page of ours. */
export function notFoundPage(place: Place): TemplateResult {
  return emptyState({
    icon: searchIcon,
    title: msg('Questa pagina non c’è'),
    text: msg(
      str`L’indirizzo ${place.path} non è del portale: forse è stato copiato a metà, o la pagina è stata tolta.`,
    ),
    action: html`<a class="btn btn-primary" href="/"
      >${msg('Vai all’inizio')}</a
    >`,
  });
}
