import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import {
  calendarIcon,
  euroIcon,
  messageIcon,
  moreIcon,
  todayIcon,
} from '../ui/icons.ts';
import { hrefTo } from './navigation.ts';
import type { Place, Section } from './route.ts';

/** The five of the house: a bottom bar under the thumb, a left rail on wide screens. `unread` stands by Messaggi. */
export function sectionNav(
  place: Pick<Place, 'query'>,
  current: Section | undefined,
  unread: unknown,
): TemplateResult {
  const entries = [
    ['oggi', '/', msg('Oggi'), todayIcon],
    ['presenze', '/presenze', msg('Presenze'), calendarIcon],
    ['conto', '/conto', msg('Conto'), euroIcon],
    ['messaggi', '/avvisi', msg('Messaggi'), messageIcon],
    ['altro', '/altro', msg('Altro', { id: 'section-more' }), moreIcon],
  ] as const;
  return html`<nav class="section-nav" aria-label=${msg('Sezioni')}>
    <ul>
      ${entries.map(
        ([section, path, word, icon]) =>
          html`<li>
            <a
              href=${hrefTo(place, path)}
              aria-current=${ifDefined(section === current ? 'page' : undefined)}
              >${icon()}<span>${word}</span>${
                section === 'messaggi' ? unread : nothing
              }</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
