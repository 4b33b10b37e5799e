import { consume } from '@lit/context';
import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import type { MessageDoc } from '#model/message.ts';
import { threadsOf, type Thread } from '#model/thread.ts';
import { now } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { amendHref, amendParam } from '../../app/amend-href.ts';
import { Draft } from '../../app/draft.ts';
import { hrefWith } from '../../app/href-with.ts';
import { LiveQuery } from '../../app/live-query.ts';
import type { Navigation } from '../../app/navigation.ts';
import { notArrived } from '../../app/not-arrived.ts';
import { PageTitleEvent } from '../../app/page-title.ts';
import type { Place } from '../../app/route.ts';
import type { Refused, Store } from '../../data/store.ts';
import { emptyState } from '../../ui/empty-state.ts';
import { messageIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { markRead } from './mark-read.ts';
import './message-bubble.ts';
import { readReplyDraft, type ReplyDraft } from './message-drafts.ts';
import { messageNames, messageTypes } from './message-names.ts';
import { newMessage } from './new-message.ts';
import './refused-message.ts';
import type { RefusedEvent } from './refused-message.ts';
import './reply-form.ts';
import { sendMessage } from './send-message.ts';
import { topicWord } from './topic-words.ts';

/** One question and its answers, with the reply kept as a draft; opening it reads the office's messages. */
@customElement('pg-thread-page')
export class ThreadPage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  @state() private problem = '';
  #docs = new LiveQuery(this, () => this.store.watch(...messageTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);
  #draft = new Draft<ReplyDraft>(this, {
    store: () => this.store,
    key: () => `message:${this.#id}`,
    empty: () => ({ text: '' }),
    read: readReplyDraft,
  });
  #marked = new Set<string>();
  #title = '';
  #takenUp: string | undefined;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const docs = this.#docs.value;
    if (!docs) return skeleton(msg('Leggo i messaggi'), 6);
    const thread = this.#thread;
    const refused = this.#refusedHere;
    const first = thread?.messages[0] ?? refusedMessage(refused[0]);
    if (!first)
      return (
        notArrived(this.#sync.value, msg('Il messaggio sta arrivando')) ??
        this.#missing()
      );
    const child = this.childChoice.all.find((one) => one.child === first.child);
    const about = [
      messageNames(docs).office(first.body.topic),
      topicWord(first.body.topic),
      ...(child ? [child.body.givenName] : []),
    ].join(' · ');
    const { person } = this.store.account;
    return html`<div class="thread-page">
      <p class="news-meta">${about}</p>
      <div class="bubbles">
        ${(thread?.messages ?? []).map(
          (one) =>
            html`<pg-message-bubble
              .message=${one}
              .thread=${thread?.messages ?? []}
              .isMine=${one.author !== undefined && one.author === person}
            ></pg-message-bubble>`,
        )}
        ${refused.map(
          (one) =>
            html`<pg-refused-message
              .refused=${one}
              @pg-refused=${(event: RefusedEvent) =>
                this.#mend(one, event.act, thread)}
            ></pg-refused-message>`,
        )}
      </div>
      ${
        thread
          ? html`<pg-reply-form
              .text=${this.#draft.value.text}
              .restored=${this.#draft.restored}
              .problem=${this.problem}
              .reach=${this.#sync.value?.reach ?? 'unknown'}
              @pg-reply-change=${(event: Event & { text: string }) => {
                this.problem = '';
                this.#draft.set({ text: event.text });
              }}
              @pg-reply-send=${() => this.#send(thread)}
            ></pg-reply-form>`
          : nothing
      }
    </div>`;
  }

  protected override updated(): void {
    const thread = this.#thread;
    const subject =
      thread?.subject ?? refusedMessage(this.#refusedHere[0])?.body.subject;
    if (subject !== undefined && this.#title !== subject) {
      this.#title = subject;
      this.dispatchEvent(new PageTitleEvent(subject));
    }
    if (!thread) return;
    this.#takeUpRefused(thread);
    for (const one of thread.messages)
      if (one.body.from.side === 'office' && !this.#marked.has(one._id)) {
        this.#marked.add(one._id);
        // A mark that finds no room is written at the next opening.
        markRead(this.store, this.#marks, one._id, {
          at: now(),
          confirmed: false,
        }).catch(() => this.#marked.delete(one._id));
      }
  }

  get #id(): string {
    return this.place.params['thread'] ?? '';
  }

  get #marks() {
    return (this.#docs.value ?? []).filter((one) => isDoc(one, 'readMark'));
  }

  get #thread(): Thread | undefined {
    return threadsOf(
      (this.#docs.value ?? []).filter((one) => isDoc(one, 'message')),
      this.#marks,
      this.store.account.person,
    ).find((one) => one.id === this.#id);
  }

  get #refusedHere(): readonly Refused[] {
    return (this.#refused.value ?? []).filter(
      (one) => refusedMessage(one)?.body.thread === this.#id,
    );
  }

  async #send(thread: Thread): Promise<void> {
    const { text, replaces } = this.#draft.value;
    const message = newMessage(
      {
        thread: thread.id,
        topic: thread.topic,
        child: thread.child,
        subject: thread.subject,
        text,
      },
      {
        account: this.store.account,
        at: now(),
        id: crypto.randomUUID(),
      },
    );
    this.problem = await sendMessage(this.store, message);
    if (this.problem) return;
    if (replaces) await this.store.dropRefused(replaces);
    await this.#draft.drop();
  }

  /** A refused reply goes back into the reply box; a refused first message into a new one. */
  async #mend(
    refused: Refused,
    act: RefusedEvent['act'],
    thread: Thread | undefined,
  ): Promise<void> {
    const { _id: id } = refused.doc;
    if (act === 'drop') {
      await this.store.dropRefused(id);
      if (!thread) this.navigation.up('/messaggi');
      return;
    }
    if (!thread) {
      this.navigation.go(amendHref(refused.doc) ?? '/messaggi');
      return;
    }
    const text = refusedMessage(refused)?.body.text ?? '';
    const { value } = this.#draft;
    // What was being written already is not lost to what comes back.
    const joined = value.text && value.text !== text ? `${value.text}\n\n` : '';
    this.#draft.set({ text: joined + text, replaces: id });
    this.querySelector('textarea')?.focus();
  }

  /** The link of another page asked for a refused reply: into the box once, and out of the URL. */
  #takeUpRefused(thread: Thread): void {
    const id = this.place.query.get(amendParam);
    const refused = this.#refusedHere.find((one) => one.doc._id === id);
    if (!refused || refused.doc._id === this.#takenUp) return;
    // The address changes a little later than this page is drawn again.
    this.#takenUp = refused.doc._id;
    this.navigation.go(hrefWith(this.place, { [amendParam]: undefined }), {
      replace: true,
    });
    void this.#mend(refused, 'again', thread);
  }

  #missing(): TemplateResult {
    return emptyState({
      icon: messageIcon,
      title: msg('Questo messaggio non c’è'),
      text: msg(
        'Forse non è ancora arrivato su questo telefono, o riguarda un altro accesso.',
      ),
      action: html`<a class="btn btn-outline" href="/messaggi"
        >${msg('Tutti i messaggi')}</a
      >`,
    });
  }
}

function refusedMessage(refused: Refused | undefined): MessageDoc | undefined {
  return refused && isDoc(refused.doc, 'message') ? refused.doc : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-thread-page': ThreadPage;
  }
}
