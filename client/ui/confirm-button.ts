import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

/** Fired by `pg-confirm-button` when the reader has said twice that they mean it. */
export class ConfirmEvent extends Event {
  static readonly type = 'pg-confirm';
  constructor() {
    super(ConfirmEvent.type, { bubbles: true });
  }
}

/**
 * A button for what cannot be taken back: the first press asks in its place, the second does it and fires
 * `pg-confirm`. Escape and the other answer leave everything as it was.
 */
@customElement('pg-confirm-button')
export class ConfirmButton extends LitElement {
  @property() label = '';
  /** What would be lost, as a question. */
  @property() question = '';
  @property() yes = '';
  @property() no = '';
  @state() private asking = false;
  @query('button') private first!: HTMLButtonElement;

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.asking)
      return html`<button
        class="btn btn-text"
        type="button"
        @click=${() => this.#turn(true)}
      >
        ${this.label}
      </button>`;
    return html`<div
      class="confirm"
      role="group"
      aria-label=${this.question}
      @keydown=${this.#key}
    >
      <p>${this.question}</p>
      <button class="btn btn-outline" type="button" @click=${this.#keep}>
        ${this.no}
      </button>
      <button class="btn btn-danger" type="button" @click=${this.#confirm}>
        ${this.yes}
      </button>
    </div>`;
  }

  /** The focus goes along: the answer that loses nothing is under it first. */
  async #turn(asking: boolean): Promise<void> {
    this.asking = asking;
    await this.updateComplete;
    this.first.focus();
  }

  readonly #keep = (): void => {
    void this.#turn(false);
  };

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#keep();
  }

  #confirm(): void {
    this.asking = false;
    this.dispatchEvent(new ConfirmEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pg-confirm-button': ConfirmButton;
  }
  interface HTMLElementEventMap {
    'pg-confirm': ConfirmEvent;
  }
}
