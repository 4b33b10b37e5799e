import { consume } from '@lit/context';
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isDoc } from '#model/document.ts';
import { topics, type MessageDoc, type Topic } from '#model/message.ts';
import { now } from '../../app/clock.ts';
import {
  childrenContext,
  navigationContext,
  storeContext,
  type ChildChoice,
} from '../../app/contexts.ts';
import { amendParam } from '../../app/amend-href.ts';
import { Draft } from '../../app/draft.ts';
import { giveUpButton } from '../../app/give-up-button.ts';
import { LiveQuery } from '../../app/live-query.ts';
import { hrefTo, type Navigation } from '../../app/navigation.ts';
import type { Place } from '../../app/route.ts';
import type { Store } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { field } from '../../ui/field.ts';
import { sendIcon } from '../../ui/icons.ts';
import { skeleton } from '../../ui/skeleton.ts';
import { draftNote } from './draft-note.ts';
import { readNewDraft, type NewDraft } from './message-drafts.ts';
import { messageNames, messageTypes } from './message-names.ts';
import { newMessage } from './new-message.ts';
import { sendMessage } from './send-message.ts';
import { topicWord } from './topic-words.ts';

type Fault = 'topic' | 'subject' | 'text';

/** A new question to an office: the topic chooses who answers; every letter is kept. */
@customElement('pg-compose-page')
export class ComposePage extends LitElement {
  @property({ attribute: false }) place!: Place;
  @consume({ context: storeContext }) store!: Store;
  @consume({ context: navigationContext }) navigation!: Navigation;
  @consume({ context: childrenContext, subscribe: true })
  @property({ attribute: false })
  childChoice!: ChildChoice;
  @state() private faults: readonly Fault[] = [];
  @state() private problem = '';
  #docs = new LiveQuery(this, () => this.store.watch(...messageTypes));
  #sync = new LiveQuery(this, () => this.store.sync);
  #refused = new LiveQuery(this, () => this.store.refused);
  #draft = new Draft<NewDraft>(this, {
    store: () => this.store,
    key: () => this.#refused.value && `message:new:${this.#mended}`,
    empty: () => this.#preset(),
    read: readNewDraft,
  });

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.#docs.value || !this.#refused.value)
      return skeleton(msg('Preparo il messaggio'), 4);
    const { value, restored } = this.#draft;
    return html`<form class="compose" novalidate @submit=${this.#submit}>
      ${
        this.problem
          ? callout({ kind: 'danger', text: this.problem, role: 'alert' })
          : nothing
      }
      ${this.#topic(value)} ${this.#child(value)}
      ${field(
        {
          id: 'compose-subject',
          label: msg('Oggetto'),
          error: this.#fault('subject'),
        },
        ({ id, describedBy, invalid }) =>
          html`<input
            id=${id}
            class="form-control"
            maxlength="120"
            autocomplete="off"
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            .value=${value.subject}
            @input=${(event: Event) => {
              this.#set({ subject: textOf(event) });
            }}
          />`,
      )}
      ${field(
        {
          id: 'compose-text',
          label: msg('Messaggio'),
          hint: msg(
            'Non scrivere dati sulla salute se non servono alla richiesta.',
          ),
          error: this.#fault('text'),
        },
        ({ id, describedBy, invalid }) =>
          html`<textarea
            id=${id}
            class="form-control"
            rows="6"
            maxlength="5000"
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            .value=${value.text}
            @input=${(event: Event) => {
              this.#set({ text: textOf(event) });
            }}
          ></textarea>`,
      )}
      <div class="form-actions">
        <button class="btn btn-primary" type="submit">
          ${sendIcon()}${msg('Invia')}
        </button>
        ${
          restored || value.text || value.subject
            ? giveUpButton(
                () => void this.#draft.drop(),
                msg('Elimina la bozza'),
              )
            : nothing
        }
      </div>
      ${
        draftNote(
          value.text !== '' || value.subject !== '',
          this.#sync.value?.reach ?? 'unknown',
        ) ?? nothing
      }
    </form>`;
  }

  #topic({ topic }: NewDraft): TemplateResult {
    const office = topic && messageNames(this.#docs.value ?? []).office(topic);
    return field(
      {
        id: 'compose-topic',
        label: msg('Argomento'),
        hint: office ? msg(str`Risponde: ${office}.`) : undefined,
        error: this.#fault('topic'),
      },
      ({ id, describedBy, invalid }) =>
        html`<select
          id=${id}
          class="form-control"
          aria-describedby=${describedBy}
          aria-invalid=${invalid}
          @change=${(event: Event) => {
            this.#set({ topic: textOf(event) as Topic });
          }}
        >
          ${
            topic
              ? nothing
              : html`<option value="" selected disabled>
                  ${msg('Scegli un argomento')}
                </option>`
          }
          ${topics.map(
            (one) =>
              html`<option value=${one} ?selected=${one === topic}>
                ${topicWord(one)}
              </option>`,
          )}
        </select>`,
    );
  }

  #child({ child }: NewDraft): TemplateResult | typeof nothing {
    const { all } = this.childChoice;
    if (all.length < 2) return nothing;
    return field(
      { id: 'compose-child', label: msg('Riguarda') },
      ({ id }) =>
        html`<select
          id=${id}
          class="form-control"
          @change=${(event: Event) => {
            this.#set({ child: textOf(event) || undefined });
          }}
        >
          <option value="" ?selected=${!child}>
            ${msg('Tutta la famiglia')}
          </option>
          ${all.map(
            (one) =>
              html`<option
                value=${one.child ?? ''}
                ?selected=${one.child === child}
              >
                ${one.body.givenName}
              </option>`,
          )}
        </select>`,
    );
  }

  /** The id of the refused message that is being written again. */
  get #mended(): string {
    return this.place.query.get(amendParam) ?? '';
  }

  #preset(): NewDraft {
    const refused = this.#refused.value?.find(
      ({ doc }) => doc._id === this.#mended,
    )?.doc;
    if (refused && isDoc(refused, 'message')) {
      const { topic, subject, text } = refused.body;
      return { topic, child: refused.child, subject, text };
    }
    const { all, chosen } = this.childChoice;
    const [only] = chosen;
    return {
      topic: undefined,
      child: chosen.length === 1 && all.length > 0 ? only?.child : undefined,
      subject: '',
      text: '',
    };
  }

  #fault(fault: Fault): string | undefined {
    if (!this.faults.includes(fault)) return undefined;
    return {
      topic: msg('Scegli l’argomento: decide quale ufficio risponde.'),
      subject: msg('Manca l’oggetto: bastano poche parole.'),
      text: msg('Manca il testo del messaggio.'),
    }[fault];
  }

  #set(change: Partial<NewDraft>): void {
    this.problem = '';
    this.#draft.set(change);
    if (this.faults.length > 0) this.faults = faultsOf(this.#draft.value);
  }

  #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { topic, ...rest } = this.#draft.value;
    this.faults = faultsOf(this.#draft.value);
    if (!topic || this.faults.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const message: MessageDoc = newMessage(
      { topic, ...rest },
      { account: this.store.account, at: now(), id: crypto.randomUUID() },
    );
    this.problem = await sendMessage(this.store, message);
    if (this.problem) return;
    if (this.#mended) await this.store.dropRefused(this.#mended);
    await this.#draft.drop();
    this.navigation.go(hrefTo(this.place, `/messaggi/${message.body.thread}`), {
      replace: true,
    });
  };
}

function faultsOf(draft: NewDraft): Fault[] {
  const faults: Fault[] = [];
  if (!draft.topic) faults.push('topic');
  if (draft.subject.trim() === '') faults.push('subject');
  if (draft.text.trim() === '') faults.push('text');
  return faults;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-compose-page': ComposePage;
  }
}
