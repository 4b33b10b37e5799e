import { msg } from '@lit/localize';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reach } from '../../data/store.ts';
import { field } from '../../ui/field.ts';
import { sendIcon } from '../../ui/icons.ts';
import { draftNote } from './draft-note.ts';

/** A letter of the reply. */
export class ReplyChangeEvent extends Event {
  static readonly type = 'pg-reply-change';
  readonly text: string;
  constructor(text: string) {
    super(ReplyChangeEvent.type, { bubbles: true });
    this.text = text;
  }
}

/** The reply box of a thread. Fires `pg-reply-change` at every letter and `pg-reply-send`. */
@customElement('pg-reply-form')
export class ReplyForm extends LitElement {
  @property({ attribute: false }) text = '';
  @property({ attribute: false }) restored = false;
  @property({ attribute: false }) problem = '';
  @property({ attribute: false }) reach: Reach = 'unknown';

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<form
      class="reply no-print"
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        this.dispatchEvent(new Event('pg-reply-send', { bubbles: true }));
      }}
    >
      ${field(
        {
          id: 'reply-text',
          label: msg('Rispondi'),
          error: this.problem || undefined,
        },
        ({ id, describedBy, invalid }) =>
          html`<textarea
            id=${id}
            class="form-control"
            rows="3"
            maxlength="5000"
            aria-describedby=${describedBy}
            aria-invalid=${invalid}
            .value=${this.text}
            @input=${(event: Event) => {
              const { value } = event.target as HTMLTextAreaElement;
              this.dispatchEvent(new ReplyChangeEvent(value));
            }}
          ></textarea>`,
      )}
      ${draftNote(this.restored || this.text !== '', this.reach) ?? nothing}
      <button class="btn btn-primary" type="submit">
        ${sendIcon()}${msg('Invia')}
      </button>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-reply-form': ReplyForm;
  }
}
