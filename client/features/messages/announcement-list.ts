import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AnnouncementBody } from '#model/announcement.ts';
import type { AnnouncementItem } from '../../app/announcement-items.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { timeTag } from '../../ui/time-tag.ts';

/** Announcements, newest first; what is still to read is said in words, not by weight alone. */
@customElement('pg-announcement-list')
export class AnnouncementList extends LitElement {
  @property({ attribute: false }) items: readonly AnnouncementItem[] = [];
  @property({ attribute: false }) audience: (body: AnnouncementBody) => string =
    () => '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<ul class="news">
      ${this.items.map((item) => this.#item(item))}
    </ul>`;
  }

  #item(item: AnnouncementItem): TemplateResult {
    const { doc, unread, toConfirm, expired } = item;
    const { title, office, published } = doc.body;
    return html`<li class=${unread ? 'is-unread' : ''}>
      <a href="/avvisi/${doc._id.slice('announcement:'.length)}">
        <span class="news-marks"
          >${
            unread
              ? html`<span class="badge is-new">${msg('Da leggere')}</span>`
              : nothing
          }${
            toConfirm
              ? html`<span class="badge is-wait">${msg('Da confermare')}</span>`
              : nothing
          }${
            expired
              ? html`<span class="badge">${msg('Scaduto')}</span>`
              : nothing
          }</span
        >
        <span class="news-title">${title}</span>
        <span class="news-meta"
          >${office} · ${timeTag(published, stamp(published, now()))}</span
        >
        <span class="news-meta">${this.audience(doc.body)}</span>
      </a>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-announcement-list': AnnouncementList;
  }
}
