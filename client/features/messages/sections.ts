import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { hrefTo } from '../../app/navigation.ts';
import type { Place } from '../../app/route.ts';

/** Comunicazioni: news from the Comune on one side, one's own questions on the other; how many are unread in each. */
export function sections(
  place: Place,
  current: 'news' | 'threads',
  unread: { news: number; threads: number },
): TemplateResult {
  const tab = (name: 'news' | 'threads', path: string, label: string) =>
    html`<a
      href=${hrefTo(place, path)}
      aria-current=${ifDefined(name === current ? 'page' : undefined)}
      >${label}${
        unread[name] > 0
          ? html`<span class="badge is-wait"
              >${unread[name]}<span class="visually-hidden">
                ${msg('da leggere')}</span
              ></span
            >`
          : nothing
      }</a
    >`;
  return html`<nav class="tabs" aria-label=${msg('Comunicazioni')}>
    ${tab('news', '/avvisi', msg('Avvisi'))}
    ${tab('threads', '/messaggi', msg('Messaggi'))}
  </nav>`;
}
