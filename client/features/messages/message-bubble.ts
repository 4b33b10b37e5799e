import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { messageTime, type MessageDoc } from '#model/message.ts';
import { now } from '../../app/clock.ts';
import { stamp } from '../../app/format.ts';
import { itemSign } from '../../app/item-sign.ts';
import { timeTag } from '../../ui/time-tag.ts';
import { bodyText } from './body-text.ts';
import { messageState } from './message-state.ts';

/** One message: who, what, when, and for one's own side where it is. */
@customElement('pg-message-bubble')
export class MessageBubble extends LitElement {
  @property({ attribute: false }) message!: MessageDoc;
  @property({ attribute: false }) thread: readonly MessageDoc[] = [];
  /** True when this person wrote it; the other parent's are named. */
  @property({ attribute: false }) isMine = false;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const { body } = this.message;
    const isOurs = body.from.side === 'parent';
    const at = messageTime(this.message);
    return html`<article class="bubble ${isOurs ? 'is-mine' : 'is-office'}">
      <p class="bubble-meta">
        ${this.isMine ? msg('Tu') : body.from.name} ·
        ${timeTag(at, stamp(at, now()))}
      </p>
      <div class="bubble-text">${bodyText(body.text)}</div>
      ${isOurs ? this.#state() : ''}
    </article>`;
  }

  #state(): TemplateResult {
    const { look, words } = messageState(this.message, this.thread);
    return itemSign(look, words, { live: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-message-bubble': MessageBubble;
  }
}
