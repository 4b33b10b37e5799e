import { msg } from '@lit/localize';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageDoc } from '#model/message.ts';
import { giveUpButton } from '../../app/give-up-button.ts';
import { refusalWords } from '../../app/refusal-words.ts';
import type { Refused } from '../../data/store.ts';
import { callout } from '../../ui/callout.ts';
import { bodyText } from './body-text.ts';

/** The parent wants to write a refused message again, or to give it up. */
export class RefusedEvent extends Event {
  static readonly type = 'pg-refused';
  readonly act: 'again' | 'drop';
  constructor(act: 'again' | 'drop') {
    super(RefusedEvent.type, { bubbles: true });
    this.act = act;
  }
}

/** A message the Comune refused: its whole text, why, and what can be done. Fires `pg-refused`. */
@customElement('pg-refused-message')
export class RefusedMessage extends LitElement {
  @property({ attribute: false }) refused!: Refused;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    const message = this.refused.doc as MessageDoc;
    return html`<article class="bubble is-mine is-refused">
      <p class="bubble-meta">${msg('Tu')}</p>
      <div class="bubble-text">${bodyText(message.body.text)}</div>
      ${callout({
        kind: 'danger',
        title: msg('Il Comune non ha accettato questo messaggio'),
        text: refusalWords('message', this.refused.problem),
        actions: html`<button
            type="button"
            class="btn btn-outline"
            @click=${() => this.dispatchEvent(new RefusedEvent('again'))}
          >
            ${msg('Modifica e rimanda')}
          </button>
          ${giveUpButton(() => this.dispatchEvent(new RefusedEvent('drop')))}`,
      })}
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-refused-message': RefusedMessage;
  }
}
