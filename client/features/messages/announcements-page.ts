import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import { threadsOf } from '#model/thread.ts';
import {
  announcementItems,
  reachOf,
  type AnnouncementItem,
} from '../../app/announcement-items.ts';
import { asOf } from '../../app/as-of.ts';
import { today } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { hrefWith } from '../../app/href-with.ts';
import { LiveQuery } from '../../app/live-query.ts';
import type { Navigation } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { newsIcon, searchIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import './announcement-filters.ts';
import type { FilterEvent } from './announcement-filters.ts';
import { filterItems } from './filter-items.ts';
import './announcement-list.ts';
import {
  messageNames,
  messageTypes,
  type MessageNames,
} from './message-names.ts';
import { sections } from './sections.ts';

/** Avvisi: what the Comune and the schools publish, narrowed by what the parent asks for; the filter is the URL. */
@customElement('pg-announcements-page')
export class AnnouncementsPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  #docs = new LiveQuery(this, () => this.store.watch(...messageTypes));
  #sync = new LiveQuery(this, () => this.store.sync);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const docs = this.#docs.value;
    if (!docs) return skeleton(msg('Leggo gli avvisi'), 6);
    const { person } = this.store.account;
    const readMarks = docs.filter((one) => isDoc(one, 'readMark'));
    const children = this.childChoice.chosen.map((one) => one.child);
    const reach = reachOf(
      docs
        .filter((one) => isDoc(one, 'enrolment'))
        .filter((one) => children.includes(one.child)),
      today(),
    );
    const items = announcementItems({
      announcements: docs.filter((one) => isDoc(one, 'announcement')),
      readMarks,
      person,
      reach,
      today: today(),
    });
    const threads = threadsOf(
      docs.filter((one) => isDoc(one, 'message')),
      readMarks,
      person,
    );
    const names = messageNames(docs);
    return html`<div class="announcements">
      ${sections(this.place, 'news', {
        news: items.filter((one) => one.unread && !one.expired).length,
        threads: threads.filter((one) => one.unread > 0).length,
      })}
      ${
        items.length > 0
          ? html`<pg-announcement-filters
                .filter=${this.#filter()}
                .reach=${reach}
                .names=${names}
                .expired=${items.filter((one) => one.expired).length}
                @pg-filter=${(event: FilterEvent) => {
                  this.navigation.go(hrefWith(this.place, event.change), {
                    replace: true,
                  });
                }}
              ></pg-announcement-filters>
              ${this.#list(items, names)}`
          : (notArrived(this.#sync.value, msg('Gli avvisi stanno arrivando')) ??
            emptyState({
              icon: newsIcon,
              title: msg('Non ci sono avvisi'),
              text: msg(
                'Quando la scuola o il Comune ne pubblica uno che riguarda i tuoi figli, lo trovi qui.',
              ),
            }))
      }
      ${asOf(this.#sync.value, 24)}
    </div>`;
  }

  #filter() {
    const { query } = this.place;
    return {
      unread: query.get('vista') === 'da-leggere',
      school: query.get('scuola') ?? undefined,
      service: query.get('servizio') ?? undefined,
      query: query.get('cerca') ?? undefined,
      expired: query.get('scaduti') === 'si',
    };
  }

  #list(
    items: readonly AnnouncementItem[],
    names: MessageNames,
  ): TemplateResult {
    const shown = filterItems(items, this.#filter());
    return html`<p class="visually-hidden" role="status">
        ${
          shown.length === 1
            ? msg('1 avviso')
            : html`${shown.length} ${msg('avvisi')}`
        }
      </p>
      ${
        shown.length > 0
          ? html`<pg-announcement-list
              .items=${shown}
              .audience=${names.audience}
            ></pg-announcement-list>`
          : this.#noneShown()
      }`;
  }

  #noneShown(): TemplateResult {
    const { unread, school, service, query } = this.#filter();
    const onlyUnread = unread && !school && !service && !query;
    return emptyState({
      icon: onlyUnread ? newsIcon : searchIcon,
      title: onlyUnread ? msg('Hai letto tutto') : msg('Nessun avviso trovato'),
      text: onlyUnread
        ? msg('I prossimi avvisi compaiono qui appena arrivano.')
        : msg('Prova con altre parole o togli un filtro.'),
      action:
        unread || school || service || query
          ? html`<a class="btn btn-outline" href="/avvisi"
              >${msg('Mostra tutti gli avvisi')}</a
            >`
          : nothing,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-announcements-page': AnnouncementsPage;
  }
}
