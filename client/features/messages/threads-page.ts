import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import { messageTime } from '#model/message.ts';
import { threadsOf, type Thread } from '#model/thread.ts';
import { announcementItems, reachOf } from '../../app/announcement-items.ts';
import { asOf } from '../../app/as-of.ts';
import { now, today } from '../../app/clock.ts';
import {
  childrenContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { stamp } from '../../app/format.ts';
import { itemSign } from '../../app/item-sign.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { hrefTo } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { messageIcon, writeIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { messageTypes } from './message-names.ts';
import { threadState } from './message-state.ts';
import { sections } from './sections.ts';
import { topicWord } from './topic-words.ts';

/** Messaggi: the family's questions and the answers, the one that moved last first. */
@customElement('pg-threads-page')
export class ThreadsPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  #docs = new LiveQuery(this, () => this.store.watch(...messageTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const docs = this.#docs.value;
    if (!docs) return skeleton(msg('Leggo i messaggi'), 6);
    const { person } = this.store.account;
    const readMarks = docs.filter((one) => isDoc(one, 'readMark'));
    const threads = threadsOf(
      docs.filter((one) => isDoc(one, 'message')),
      readMarks,
      person,
    );
    const news = announcementItems({
      announcements: docs.filter((one) => isDoc(one, 'announcement')),
      readMarks,
      person,
      reach: reachOf(
        docs.filter((one) => isDoc(one, 'enrolment')),
        today(),
      ),
      today: today(),
    });
    const refused = (this.#refused.value ?? []).filter(
      ({ doc }) => doc.type === 'message',
    );
    const shown = threads.filter((one) => this.#isOfChoice(one.child));
    return html`<div class="threads">
      ${sections(this.place, 'threads', {
        news: news.filter((one) => one.unread && !one.expired).length,
        threads: threads.filter((one) => one.unread > 0).length,
      })}
      <p data-writes>
        <a class="btn btn-primary" href=${this.#newHref()}
          >${writeIcon()}${msg('Scrivi al Comune')}</a
        >
      </p>
      ${
        shown.length + refused.length > 0
          ? html`<ul class="news">
              ${refused.map(({ doc }) =>
                isDoc(doc, 'message')
                  ? html`<li>
                      <a href="/messaggi/${doc.body.thread}">
                        <span class="news-marks"
                          ><span class="badge is-bad"
                            >${msg('Non accettato')}</span
                          ></span
                        >
                        <span class="news-title">${doc.body.subject}</span>
                        <span class="news-meta"
                          >${msg('Il testo è salvo: aprilo per correggerlo.')}</span
                        >
                      </a>
                    </li>`
                  : nothing,
              )}
              ${shown.map((one) => this.#thread(one))}
            </ul>`
          : (notArrived(this.#sync.value, msg('I messaggi stanno arrivando')) ??
            emptyState({
              icon: messageIcon,
              title: msg('Nessun messaggio'),
              text: msg(
                'Qui scrivi agli uffici dei servizi educativi e leggi le risposte. Puoi scrivere anche senza rete: il messaggio parte da solo.',
              ),
            }))
      }
      ${asOf(this.#sync.value, 24)}
    </div>`;
  }

  #isOfChoice(child: string | undefined): boolean {
    const { all, chosen } = this.childChoice;
    return (
      chosen.length === all.length ||
      child === undefined ||
      chosen.some((one) => one.child === child)
    );
  }

  #thread(thread: Thread): TemplateResult {
    const { look, words } = threadState(thread.state);
    const child = this.childChoice.all.find(
      (one) => one.child === thread.child,
    );
    const { from, text } = thread.last.body;
    const at = messageTime(thread.last);
    const about = [
      topicWord(thread.topic),
      ...(child ? [child.body.givenName] : []),
    ].join(' · ');
    return html`<li class=${thread.unread > 0 ? 'is-unread' : ''}>
      <a href=${hrefTo(this.place, `/messaggi/${thread.id}`)}>
        ${
          thread.unread > 0
            ? html`<span class="news-marks"
                ><span class="badge is-new">${msg('Da leggere')}</span></span
              >`
            : nothing
        }
        <span class="news-title">${thread.subject}</span>
        <span class="thread-last"
          >${from.side === 'office' ? `${from.name}: ` : ''}${text}</span
        >
        <span class="news-meta"
          >${about} · ${timeTag(at, stamp(at, now()))}</span
        >
        ${itemSign(look, words)}
      </a>
    </li>`;
  }

  #newHref(): string {
    return hrefTo(this.place, '/messaggi/nuovo');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-threads-page': ThreadsPage;
  }
}
