import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AnnouncementDoc } from '#model/announcement.ts';
import { isDoc } from '#model/document.ts';
import type { ReadMarkDoc } from '#model/read-mark.ts';
import { now } from '../../app/clock.ts';
import { storeContext } from '../../app/contexts.ts';
import { fullDay, fullStamp } from '../../app/format.ts';
import { itemSign } from '../../app/item-sign.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { notArrived } from '../../app/not-arrived.ts';
import { PageTitleEvent } from '../../app/page-title.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { checkIcon, newsIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { timeTag } from '../../ui/time-tag.ts';
import './announcement-files.ts';
import { bodyText } from './body-text.ts';
import { markRead } from './mark-read.ts';
import { messageNames, messageTypes } from './message-names.ts';

/** One avviso: who publishes it, for whom, its text and files, and 'Ho letto' where it is asked for. */
@customElement('pg-announcement-page')
export class AnnouncementPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @state() private problem = '';
  #docs = new LiveQuery(this, () => this.store.watch(...messageTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #opened = '';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const docs = this.#docs.value;
    if (!docs) return skeleton(msg('Leggo l’avviso'), 6);
    const doc = this.#doc;
    if (!doc)
      return (
        notArrived(this.#sync.value, msg('L’avviso sta arrivando')) ??
        this.#missing()
      );
    const { text, office, published, until, files } = doc.body;
    return html`<article class="announcement">
      <header>
        <p class="news-meta">
          ${office} · ${timeTag(published, fullStamp(published))}
        </p>
        <p class="news-meta">${messageNames(docs).audience(doc.body)}</p>
        ${
          until
            ? html`<p class="news-meta">
                ${msg('Valido fino al')} ${timeTag(until, fullDay(until))}
              </p>`
            : nothing
        }
      </header>
      <div class="prose" lang="it">${bodyText(text)}</div>
      ${
        files && files.length > 0
          ? html`<pg-announcement-files
              .files=${files}
              .open=${(name: string) => this.store.openFile(doc._id, name)}
            ></pg-announcement-files>`
          : nothing
      }
      ${doc.body.confirm ? this.#confirmation(doc) : nothing}
    </article>`;
  }

  protected override updated(): void {
    const doc = this.#doc;
    if (!doc || this.#opened === doc._id) return;
    this.#opened = doc._id;
    this.dispatchEvent(new PageTitleEvent(doc.body.title));
    void this.#mark(doc, false);
  }

  get #doc(): AnnouncementDoc | undefined {
    return this.#docs.value
      ?.filter((one) => isDoc(one, 'announcement'))
      .find(
        (one) => one._id === `announcement:${this.place.params['id'] ?? ''}`,
      );
  }

  get #marks(): ReadMarkDoc[] {
    return (this.#docs.value ?? []).filter((one) => isDoc(one, 'readMark'));
  }

  #confirmation(doc: AnnouncementDoc): TemplateResult {
    const mark = this.#marks.find(
      (one) =>
        one.author === this.store.account.person &&
        one.body.target === doc._id &&
        one.body.confirmed,
    );
    if (!mark)
      return html`<div class="announcement-confirm">
        <p>${msg('L’ufficio chiede di confermare che hai letto.')}</p>
        ${
          this.problem
            ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
            : nothing
        }
        <button
          type="button"
          class="btn btn-primary"
          @click=${() => this.#mark(doc, true)}
        >
          ${checkIcon()}${msg('Ho letto')}
        </button>
      </div>`;
    return mark.received
      ? itemSign(
          'received',
          msg(
            str`Lettura confermata, ricevuta dal Comune: ${fullStamp(mark.received.at)}`,
          ),
          { live: true },
        )
      : itemSign(
          'here',
          msg(
            'Lettura confermata su questo telefono: parte appena il Comune è raggiungibile.',
          ),
          { live: true },
        );
  }

  async #mark(doc: AnnouncementDoc, confirmed: boolean): Promise<void> {
    try {
      const problems = await markRead(this.store, this.#marks, doc._id, {
        at: now(),
        confirmed,
      });
      this.problem =
        confirmed && problems.length > 0
          ? msg('La conferma non è stata accettata. Riprova più tardi.')
          : '';
    } catch {
      if (confirmed)
        this.problem = msg(
          'La conferma non è salvata: il telefono non ha più spazio. Libera un po’ di spazio e riprova.',
        );
    }
  }

  #missing(): TemplateResult {
    return emptyState({
      icon: newsIcon,
      title: msg('Questo avviso non c’è'),
      text: msg(
        'Forse il Comune l’ha tolto, o non è ancora arrivato su questo telefono.',
      ),
      action: html`<a class="btn btn-outline" href="/avvisi"
        >${msg('Tutti gli avvisi')}</a
      >`,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-announcement-page': AnnouncementPage;
  }
}
