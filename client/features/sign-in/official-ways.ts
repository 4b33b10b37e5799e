import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { WayView } from '#model/access-protocol.ts';
import { cardIcon, personIcon } from '../../ui/icons.ts';
import './spid-button.ts';
import { startHref, type Start } from './start-href.ts';

/** The ways in by an identity of the State, each with its own button; links that start by a click only. */
export function officialWays(
  ways: readonly WayView[],
  to: Start,
): TemplateResult | typeof nothing {
  const official = ways.filter((one) => one.scheme !== 'local');
  if (official.length === 0) return nothing;
  return html`<div class="ways">${official.map((one) => way(one, to))}</div>`;
}

function way(
  view: Exclude<WayView, { scheme: 'local' }>,
  to: Start,
): TemplateResult {
  switch (view.scheme) {
    case 'spid':
      return html`<pg-spid-button
        .providers=${view.providers}
        .start=${view.start}
        .to=${to}
      ></pg-spid-button>`;
    case 'cie':
      return cie(view, to);
    case 'cohesion':
      return html`<div>
        <a class="btn btn-outline btn-block" href=${startHref(view.start, to)}
          >${personIcon()}<span>${msg('Entra con Cohesion')}</span></a
        >
        <p class="small muted">
          ${msg(
            'Il sistema di accesso della Regione Marche: anche con SPID, CIE, tessera sanitaria o identità europea.',
          )}
        </p>
      </div>`;
  }
}

/** The Ministry runs one provider; a second is the one for trying, and then both are named. */
function cie(
  { start, providers }: Extract<WayView, { scheme: 'cie' }>,
  to: Start,
): TemplateResult {
  return html`<div>
    ${providers.map(
      ({ entityId, name }) =>
        html`<a
          class="btn btn-idp btn-block"
          href=${startHref(start, { ...to, entityId })}
          >${cardIcon()}<span
            >${msg('Entra con CIE')}${
              providers.length > 1 ? html` (${name})` : nothing
            }</span
          ></a
        >`,
    )}
    <p class="small">
      <a
        href="https://www.cartaidentita.interno.gov.it"
        rel="noopener noreferrer"
        target="_blank"
        >${msg('Cos’è la Carta d’Identità Elettronica')}</a
      >
    </p>
  </div>`;
}
