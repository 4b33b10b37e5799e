import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionView } from '#model/phone-protocol.ts';
import { now, today } from '../../app/clock.ts';
import {
  childrenContext,
  sessionContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { newsStamp } from '../../app/format.ts';
import '../../app/install-card.ts';
import { itemWords } from '../../app/item-words.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { namesFrom, type Names } from '../../app/names.ts';
import { callout } from '../../ui/callout.ts';
import { hrefTo } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import type { Icon } from '../../ui/draw.ts';
import {
  absenceIcon,
  checkIcon,
  clockIcon,
  errorIcon,
  euroIcon,
  forwardIcon,
  messageIcon,
  newsIcon,
  warningIcon,
  writeIcon,
} from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { timeTag } from '../../ui/time-tag.ts';
import type { Act } from './acts.ts';
import { childCard } from './child-card.ts';
import { homeDocs, homeTypes } from './home-docs.ts';
import { homeView, type HomeView } from './home-view.ts';
import type { NewsItem } from './news.ts';

const newsIcons: Record<NewsItem['kind'], Icon> = {
  announcement: newsIcon,
  answer: messageIcon,
  due: euroIcon,
  payment: checkIcon,
};
/** Lines of a list before the rest is left to its own page. */
const listed = { pending: 3, news: 12 };

/** Oggi: what needs an act, each child's day, two quick acts, what waits, the news. */
@customElement('pg-home-page')
export class HomePage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: sessionContext }) session!: SessionView;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  readonly #docs = new LiveQuery(this, () => this.store.watch(...homeTypes));
  readonly #sync = new LiveQuery(this, () => this.store.sync);
  readonly #pending = new LiveQuery(this, () => this.store.pending);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const docs = this.#docs.value;
    const sync = this.#sync.value;
    if (!docs || !sync) return skeleton(msg('Leggo i dati'), 6);
    const names = namesFrom(docs);
    const { all, chosen } = this.childChoice;
    const view = homeView({
      docs: homeDocs(docs),
      names,
      sync,
      pending: this.#pending.value ?? [],
      person: this.session.account.person,
      children: chosen,
      all: chosen.length === all.length,
      today: today(),
    });
    const arriving =
      all.length === 0
        ? notArrived(sync, msg('I dati stanno arrivando'))
        : undefined;
    // Before the first sync nothing here means nothing: no empty list may say so.
    if (arriving)
      return html`${this.#acts(view.acts)}${arriving}${this.#waiting(names)}`;
    return html`<div class="home">
      <div class="home-main">
        ${this.#acts(view.acts)} ${this.#delegate()}
        ${this.#children(view, names)} ${this.#quickActs()}
      </div>
      <div class="home-side">
        ${this.#waiting(names)} ${this.#news(view.news)}
        <pg-install-card></pg-install-card>
      </div>
    </div>`;
  }

  #acts(acts: readonly Act[]): TemplateResult | typeof nothing {
    if (acts.length === 0) return nothing;
    return html`<ul class="section acts" aria-label=${msg('Da fare')}>
      ${acts.map(
        (act) =>
          html`<li class="act is-${act.kind}">
            <a href=${act.href}
              >${act.kind === 'danger' ? errorIcon() : warningIcon()}<span
                ><span class="act-title">${act.title}</span
                ><span class="small">${act.text}</span></span
              >${forwardIcon()}</a
            >
          </li>`,
      )}
    </ul>`;
  }

  #children(view: HomeView, names: Names): TemplateResult {
    if (view.cards.length > 0)
      return html`<section
        class="section home-cards"
        aria-label=${msg('Figli')}
      >
        ${view.cards.map((card) => childCard(card, names))}
      </section>`;
    return html`<p class="section muted">
      ${msg(
        'Il Comune non ha ancora collegato figli a questo accesso. Se te li aspettavi, scrivi o chiama l’ufficio.',
      )}
    </p>`;
  }

  #delegate(): TemplateResult | typeof nothing {
    if (!this.session.account.delegations) return nothing;
    return callout({
      title: msg('Sei entrato con una delega'),
      text: msg(
        'Vedi quello che un genitore ti ha affidato, fino a quando vale. Per il resto rivolgiti a lui.',
      ),
    });
  }

  #quickActs(): TemplateResult {
    return html`<div class="home-quick" data-writes>
      <a class="btn btn-primary" href=${hrefTo(this.place, '/presenze/assenza')}
        >${absenceIcon()}${msg('Comunica un’assenza')}</a
      >
      <a class="btn btn-outline" href=${hrefTo(this.place, '/messaggi/nuovo')}
        >${writeIcon()}${msg('Scrivi')}</a
      >
    </div>`;
  }

  #waiting(names: Names): TemplateResult | typeof nothing {
    const pending = this.#pending.value ?? [];
    if (pending.length === 0) return nothing;
    const rest = pending.length - listed.pending;
    return html`<section class="section" aria-labelledby="home-waiting">
      <h2 id="home-waiting">${msg('In attesa di invio')}</h2>
      <ul class="list">
        ${pending.slice(0, listed.pending).map((doc) => {
          const { title, detail, href } = itemWords(doc, names);
          return html`<li>
            <a class="list-row" href=${href}
              >${clockIcon()}<span
                ><span class="list-title">${title}</span
                ><span class="small muted">${detail}</span></span
              ></a
            >
          </li>`;
        })}
      </ul>
      <p>
        <a class="link-more" href="/sincronizzazione"
          >${
            rest > 0
              ? msg(str`E altri ${rest}: vedi tutti`)
              : msg('Partono da soli appena c’è rete')
          }</a
        >
      </p>
    </section>`;
  }

  #news(news: readonly NewsItem[]): TemplateResult {
    return html`<section class="section" aria-labelledby="home-news">
      <h2 id="home-news">${msg('Novità')}</h2>
      ${
        news.length === 0
          ? html`<p class="muted">
              ${msg(
                'Nell’ultimo mese non ci sono novità. Avvisi, risposte e pagamenti compaiono qui.',
              )}
            </p>`
          : html`<ul class="list">
              ${news.slice(0, listed.news).map((item) => newsRow(item))}
            </ul>`
      }
      <p><a class="link-more" href="/avvisi">${msg('Tutti gli avvisi')}</a></p>
    </section>`;
  }
}

function newsRow(item: NewsItem): TemplateResult {
  return html`<li>
    <a class="list-row ${item.unread ? 'is-unread' : ''}" href=${item.href}
      >${newsIcons[item.kind]()}<span
        ><span class="list-title">${item.title}</span
        ><span class="small muted"
          >${item.detail ? html`${item.detail} · ` : nothing}${timeTag(item.at, newsStamp(item.at, now()))}</span
        ></span
      >${
        item.unread
          ? html`<span class="badge is-wait">${msg('Da leggere')}</span>`
          : nothing
      }</a
    >
  </li>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-home-page': HomePage;
  }
}
