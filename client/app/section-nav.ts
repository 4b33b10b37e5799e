import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { SessionView } from '#model/phone-protocol.ts';
import type { Icon } from '../ui/draw.ts';
import {
  calendarIcon,
  euroIcon,
  keyIcon,
  listIcon,
  messageIcon,
  moreIcon,
  personIcon,
  searchIcon,
  todayIcon,
} from '../ui/icons.ts';
import { isOffice } from './is-office.ts';
import { hrefTo } from './navigation.ts';
import type { Place, Section } from './route.ts';

type Entry = readonly [
  section: Section,
  path: string,
  word: string,
  icon: Icon,
];

/** Who is in, or, before that is known, a parent. */
function ownEntries(session: SessionView | undefined): readonly Entry[] {
  const path = '/ufficio/programmi';
  const programs: Entry = ['programmi', path, msg('Programmi'), keyIcon];
  if (session?.account.role === 'staff')
    return isOffice(session)
      ? [
          ['ufficio', '/ufficio', msg('Da sbrigare'), listIcon],
          ['persone', '/ufficio/persone', msg('Persone'), searchIcon],
          ['personale', '/ufficio/personale', msg('Personale'), personIcon],
          programs,
        ]
      : [programs];
  return [
    ['oggi', '/', msg('Oggi'), todayIcon],
    ['presenze', '/presenze', msg('Presenze'), calendarIcon],
    ['conto', '/conto', msg('Conto'), euroIcon],
    ['messaggi', '/avvisi', msg('Messaggi'), messageIcon],
  ];
}

/**
 * The five of the house, or of the office: a bottom bar under the thumb, a left rail on wide screens. `unread` stands
 * by Messaggi.
 */
export function sectionNav(
  place: Pick<Place, 'query'>,
  current: Section | undefined,
  unread: unknown,
  session?: SessionView,
): TemplateResult {
  const word = msg('Altro', { id: 'section-more' });
  const more: Entry = ['altro', '/altro', word, moreIcon];
  const entries = [...ownEntries(session), more];
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
