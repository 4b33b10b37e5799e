import { html, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '#model/phone-protocol.ts';
import { sectionNav } from './section-nav.ts';
import type { Place, Route } from './route.ts';
import { siteHeader } from './site-header.ts';

/** What stands around a page. */
export interface Frame {
  /** Name of the Comune; undefined on a device where nobody ever signed in. */
  comune: string | undefined;
  chip: unknown;
  place: Place;
  route: Route | undefined;
  /** Whose sections stand in the bar; undefined until somebody is in. */
  session?: SessionView;
  title: string;
  /** How much of Comunicazioni is unread, by its entry in the bar. */
  unread: unknown;
  /** The arrow to the page one level up. */
  back: unknown;
  chips: unknown;
  body: unknown;
}

/**
 * Header, the five sections, title, children, page. The first paint and the signed-in app draw the same, so that
 * nothing moves when the data comes.
 */
export function frame(of: Frame): TemplateResult {
  const note = of.route?.note?.();
  return html`<div class="frame">
    ${siteHeader(of.comune, of.chip)}
    ${sectionNav(of.place, of.route?.section, of.unread, of.session)}
    <main id="content" tabindex="-1" data-place>
      <div class="page-head">
        ${of.back}
        <h1 tabindex="-1">${of.title}</h1>
        ${note ? html`<p class="page-note">${note}</p>` : nothing}
      </div>
      ${of.chips}
      <div class="page">${of.body}</div>
    </main>
  </div>`;
}
