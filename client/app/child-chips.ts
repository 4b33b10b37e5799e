import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ChildChoice } from './contexts.ts';
import type { Place } from './route.ts';

/** 'Tutti' and the children, when there are several; the choice is in the URL, so back, share and reload keep it. */
export function childChips(
  place: Place,
  { all }: ChildChoice,
): TemplateResult | typeof nothing {
  if (all.length < 2) return nothing;
  const chosen = place.query.get('figlio');
  const known = all.some((one) => one.child === chosen);
  const chip = (child: string | undefined, name: string) =>
    html`<a
      class="chip"
      href=${withChild(place, child)}
      aria-current=${ifDefined(
        (child ?? null) === (known ? chosen : null) ? 'true' : undefined,
      )}
      >${name}</a
    >`;
  return html`<nav class="chips" aria-label=${msg('Figli')}>
    ${chip(undefined, msg('Tutti'))}
    ${all.map((one) => chip(one.child, one.body.givenName))}
  </nav>`;
}

function withChild(place: Place, child: string | undefined): string {
  const query = new URLSearchParams(place.query);
  if (child === undefined) query.delete('figlio');
  else query.set('figlio', child);
  const text = query.toString();
  return place.path + (text && `?${text}`);
}
